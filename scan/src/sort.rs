//! Sorting long lists of numbers.

/// Sorts numbers by their bits from `low` up, twelve at a time from the lowest on that differs: for many of them, quicker
/// than any comparing. Equal ones keep their order; bits that are the same in all cost nothing.
pub fn sort_numbers(numbers: &mut Vec<u64>, low: u32) {
    const BITS: u32 = 12;
    let mut differ = numbers.iter().fold(0, |bits, number| bits | (number ^ numbers[0])) >> low << low;
    let mut other = vec![0u64; if differ == 0 { 0 } else { numbers.len() }];
    while differ != 0 {
        let shift = differ.trailing_zeros();
        let digit = |number: u64| ((number >> shift) & ((1 << BITS) - 1)) as usize;
        differ &= !(((1 << BITS) - 1) << shift);
        let mut places = [0u32; (1 << BITS) + 1];
        for number in numbers.iter() {
            places[digit(*number) + 1] += 1;
        }
        for at in 1..places.len() {
            places[at] += places[at - 1];
        }
        for number in numbers.iter() {
            let place = &mut places[digit(*number)];
            other[*place as usize] = *number;
            *place += 1;
        }
        std::mem::swap(numbers, &mut other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_sorted_from_a_bit_on(
            mut numbers in prop::collection::vec(any::<u64>(), 0..300),
            mask in prop_oneof![Just(u64::MAX), Just(0xFFFF_0000_00FF), Just(0xF)],
            low in prop_oneof![Just(0u32), Just(32)],
        ) {
            numbers.iter_mut().for_each(|n| *n &= mask);
            let mut wanted = numbers.clone();
            wanted.sort_by_key(|number| number >> low);
            sort_numbers(&mut numbers, low);
            prop_assert_eq!(numbers, wanted);
        }
    }
}
