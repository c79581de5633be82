// The team this copy of the extension was made for: an enrolment code (xiaoqi repo enrol), put in by
// `cargo xtask dist --enrol CODE`. Empty where agents enrol themselves or a policy does.
"use strict";
globalThis.XIAOQI_ENROLMENT = "";
