//! Numbers as shoppers and agents write them: 20, 20.5, 二十, 两百五, 1千. Reads folded characters.

/// The number that starts at `chars[0]`, and how many characters it takes.
///
/// Digits may have one decimal point; Chinese numerals go up to 万. Nothing is read where there is no number, and at
/// most 24 characters are looked at.
pub fn read_number(chars: &[char]) -> Option<(f64, usize)> {
    let chars = &chars[..chars.len().min(24)];
    if chars.first()?.is_ascii_digit() { digits(chars) } else { chinese(chars) }
}

fn digits(chars: &[char]) -> Option<(f64, usize)> {
    let mut length = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if chars.get(length) == Some(&'.') {
        let fraction = chars[length + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        if fraction > 0 {
            length += 1 + fraction;
        }
    }
    let mut value = decimal(chars.get(..length)?.iter().copied())?;
    if let Some(unit) = chars.get(length).and_then(|c| unit(*c)) {
        value *= unit;
        length += 1;
    }
    Some((value, length))
}

/// Digits with at most one decimal point, as a number: exact up to 15 digits. The standard library's reading of floats and
/// its tables weigh more than this in the wasm (docs/architecture.md, "Builds").
pub fn decimal(text: impl Iterator<Item = char>) -> Option<f64> {
    let (mut value, mut scale, mut point) = (0.0, 1.0, false);
    for c in text {
        match c.to_digit(10) {
            Some(digit) => {
                value = value * 10.0 + f64::from(digit);
                if point {
                    scale *= 10.0;
                }
            }
            None if c == '.' && !point => point = true,
            None => return None,
        }
    }
    Some(value / scale)
}

fn chinese(chars: &[char]) -> Option<(f64, usize)> {
    let (mut total, mut section, mut digit, mut last_unit, mut length) = (0.0, 0.0, None, 1.0, 0);
    for c in chars {
        if let Some(d) = numeral(*c) {
            if digit.is_some_and(|d| d != 0.0) {
                break; // two numerals side by side (一三八…) are a string of digits, not an amount
            }
            digit = Some(d);
            if d == 0.0 {
                last_unit = 10.0; // after 零 a lone numeral counts ones: 一百零五
            }
        } else if let Some(unit) = unit(*c) {
            if unit == 10_000.0 {
                total += (section + digit.take().unwrap_or(0.0)) * unit;
                section = 0.0;
            } else {
                section += digit.take().unwrap_or(1.0) * unit;
            }
            last_unit = unit;
        } else {
            break;
        }
        length += 1;
    }
    // 两百五 is 250, 一百零五 is 105
    let rest = digit.unwrap_or(0.0) * if last_unit > 10.0 { last_unit / 10.0 } else { 1.0 };
    (length > 0).then_some((total + section + rest, length))
}

fn numeral(c: char) -> Option<f64> {
    let at = "零一二三四五六七八九".chars().position(|n| n == c);
    match (at, c) {
        (Some(value), _) => Some(value as f64),
        (None, '〇') => Some(0.0),
        (None, '两') => Some(2.0),
        _ => None,
    }
}

fn unit(c: char) -> Option<f64> {
    match c {
        '十' => Some(10.0),
        '百' => Some(100.0),
        '千' => Some(1_000.0),
        '万' => Some(10_000.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimals_are_read_as_the_standard_library_does(whole in 0u32..1_000_000_000, fraction in "[0-9]{0,6}") {
            for text in [format!("{whole}"), format!("{whole}.{fraction}0")] {
                prop_assert_eq!(decimal(text.chars()), text.parse::<f64>().ok(), "{}", text);
            }
        }
    }

    #[test]
    fn reads_what_people_write() {
        let read = |s: &str| read_number(&s.chars().collect::<Vec<_>>());
        assert_eq!(read("20元"), Some((20.0, 2)));
        assert_eq!(read("20.5元"), Some((20.5, 4)));
        assert_eq!(read("3.元"), Some((3.0, 1)));
        assert_eq!(read("二十块"), Some((20.0, 2)));
        assert_eq!(read("十五"), Some((15.0, 2)));
        assert_eq!(read("两百五"), Some((250.0, 3)));
        assert_eq!(read("一百零五"), Some((105.0, 4)));
        assert_eq!(read("一万二"), Some((12_000.0, 3)));
        assert_eq!(read("5百"), Some((500.0, 2)));
        assert_eq!(read("元"), None);
        assert_eq!(read(""), None);
    }
}
