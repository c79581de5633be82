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

/// Sorts numbers byte by byte, from the lowest on: for many of them, quicker than any comparing. Bytes that are the same
/// in all cost nothing.
pub fn sort_numbers(numbers: &mut Vec<u64>) {
    let mut other = vec![0u64; numbers.len()];
    for shift in (0..64).step_by(8) {
        let byte = |number: u64| ((number >> shift) & 0xFF) as usize;
        let mut places = [0usize; 257];
        for number in numbers.iter() {
            places[byte(*number) + 1] += 1;
        }
        if places.contains(&numbers.len()) {
            continue;
        }
        for at in 1..257 {
            places[at] += places[at - 1];
        }
        for number in numbers.iter() {
            let place = &mut places[byte(*number)];
            other[*place] = *number;
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
        fn sorted_as_by_the_standard_library(mut numbers in prop::collection::vec(any::<u64>(), 0..300), small in any::<bool>()) {
            if small {
                numbers.iter_mut().for_each(|n| *n &= 0xFFFF_0000_00FF);
            }
            let mut wanted = numbers.clone();
            wanted.sort_unstable();
            sort_numbers(&mut numbers);
            prop_assert_eq!(numbers, wanted);
        }
    }
}
