//! Sorting for wasm: one merge sort for all types, and one for long lists of numbers. The standard one is quicker, and weighs some five kilobytes for every
//! type it sorts; lists here are short.

use std::cmp::Ordering;

/// Sorts `items` by `compare`; equal ones keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = merge_sort(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut from: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| from[at].take()));
}

/// The places 0 to `count` in order. From the bottom up: runs of 1, 2, 4 … are merged.
fn merge_sort(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(2 * run) {
            let middle = (start + run).min(count);
            let end = (middle + run).min(count);
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let take_left =
                    right >= end || left < middle && compare(order[left], order[right]) != Ordering::Greater;
                let from = if take_left { &mut left } else { &mut right };
                merged.push(order[*from]);
                *from += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

/// Sorts numbers by their bits from `low` up, eleven at a time from the lowest on: for many of them, quicker than any
/// comparing. Equal ones keep their order; bits that are the same in all cost nothing.
pub fn sort_numbers(numbers: &mut Vec<u64>, low: u32) {
    const BITS: u32 = 11;
    let differ = numbers.iter().fold(0, |bits, number| bits | (number ^ numbers[0]));
    let mut other = vec![0u64; if differ >> low == 0 { 0 } else { numbers.len() }];
    for shift in (low..64).step_by(BITS as usize) {
        let digit = |number: u64| ((number >> shift) & ((1 << BITS) - 1)) as usize;
        if digit(differ) == 0 {
            continue;
        }
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
        fn as_the_standard_stable_sort(items in proptest::collection::vec((0u8..9, any::<u16>()), 0..200)) {
            let mut ours = items.clone();
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            let mut theirs = items;
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }

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
