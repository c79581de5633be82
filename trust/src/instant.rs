//! Times as metadata writes them, `2026-11-22T08:30:00Z`, to and from seconds since 1970 (UTC, no leap seconds).
//!
//! Must never know what time it is.

const DAY: i64 = 86_400;

/// Seconds since 1970 of `YYYY-MM-DDTHH:MM:SSZ`, of the years 1970 to 9999; `None` for anything else.
pub fn parse(text: &str) -> Option<i64> {
    let bytes: &[u8; 20] = text.as_bytes().try_into().ok()?;
    let form = b"0000-00-00T00:00:00Z";
    let fits = |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
    if !bytes.iter().zip(form).all(fits) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    if year < 1970 || hour > 23 || minute > 59 || second > 59 || !(1..=12).contains(&month) {
        return None;
    }
    let at = days(year, month, day) * DAY + hour * 3_600 + minute * 60 + second;
    // A day that its month does not have comes back as another.
    (write(at) == text).then_some(at)
}

/// The text of a time between 1970 and 9999; times before and after are written as the first and the last of these.
pub fn write(at: i64) -> String {
    let at = at.clamp(0, 253_402_300_799);
    let (year, month, day) = date(at.div_euclid(DAY));
    let second = at.rem_euclid(DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

/// Days since 1970; years begin in March here, so that the odd day comes last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let (month, day) = ((march + 2) % 12 + 1, of_year - (153 * march + 2) / 5 + 1);
    (era * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_times() {
        assert_eq!(parse("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(parse("2000-02-29T23:59:59Z"), Some(951_868_799));
        assert_eq!(parse("2026-11-22T17:05:55Z"), Some(1_795_367_155));
        assert_eq!(parse("9999-12-31T23:59:59Z"), Some(253_402_300_799));
    }

    #[test]
    fn every_day_there_and_back() {
        let mut before = String::new();
        for day in 0..2_932_897 {
            let text = write(day * DAY + day % DAY);
            assert!(text > before && parse(&text) == Some(day * DAY + day % DAY), "{text}");
            before = text;
        }
    }

    #[test]
    fn nothing_else_is_a_time() {
        for wrong in [
            "",
            "2026-11-22",
            "2026-11-22T17:05:55",
            "2026-11-22T17:05:55+00:00",
            "2026-11-22t17:05:55Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:60Z",
            "1969-12-31T23:59:59Z",
            "+026-01-01T00:00:00Z",
            "2026-01-01T00:00:00Z ",
            "２026-01-01T00:00:0Z",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
