// The team this copy of the extension was made for: an enrolment code (xiaoqi repo enrol), put in by
// `XIAOQI_ENROL=CODE cargo xtask dist`. Empty where agents enrol themselves or a policy does.
"use strict";
globalThis.XIAOQI_ENROLMENT = "";
