//! Order remarks (备注): from what a customer wrote to the line a team writes, and back again.
