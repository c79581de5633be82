//! Phrases (快捷短语): which of them fit now, and their text with its variables filled.
