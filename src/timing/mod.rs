//! Limits (时限): from what happened in the chats to what is due, as a pure function of the log and the time.
