//! The attacks of facts §1.7 and the scenarios of the public suite, against the client.
