//! An agent's sentence as it may be kept for the weekly review (S6): without anything that could be a customer's.

use super::fill::is_hidden;

/// A stretch of this many characters that the customer wrote, too, is his.
const SHARED: usize = 4;
/// So many letters or digits in a row are a number, a code or an account.
const RUN: usize = 3;
/// The longest that is kept, in characters.
const MOST: usize = 200;
/// Stands for what is left out.
const GAP: char = '…';

/// `text` with every longer run of letters and digits, every stretch that stands in `said` (what the customer and the page
/// say of him: messages, name, address), and everything beyond 200 characters replaced by `…`.
pub fn masked(text: &str, said: &[&str]) -> String {
    let chars: Vec<char> = text.chars().filter(|c| !is_hidden(*c)).take(MOST + 1).collect();
    let mut hide = vec![false; chars.len()];
    let mut run = 0;
    for at in 0..=chars.len() {
        let joins = |c: &char| c.is_ascii_alphanumeric() || c.is_numeric() || matches!(c, '-' | '_' | '@' | '.' | '*');
        if chars.get(at).is_some_and(joins) {
            run += 1;
            continue;
        }
        if run >= RUN {
            hide[at - run..at].fill(true);
        }
        run = 0;
    }
    for theirs in said {
        let theirs: Vec<char> = theirs.chars().collect();
        // A name is short, and his all the same.
        let least = theirs.len().clamp(1, SHARED);
        for at in 0..(chars.len() + 1).saturating_sub(least) {
            let stretch = &chars[at..at + least];
            let says = stretch.iter().all(|c| c.is_alphanumeric()) && theirs.windows(least).any(|w| w == stretch);
            if says {
                hide[at..at + least].fill(true);
            }
        }
    }
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate().take(MOST) {
        match hide[at] {
            false => out.push(if c.is_whitespace() { ' ' } else { *c }),
            true if !out.ends_with(GAP) => out.push(GAP),
            true => {}
        }
    }
    if chars.len() > MOST && !out.ends_with(GAP) {
        out.push(GAP);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_the_customers_is_gone() {
        let said = ["我住在朝阳区建国路八十八号，叫我王小明就行", "王小明"];
        assert_eq!(
            masked("亲，朝阳区建国路八十八号的王小明对吧，单号 SF1234567890，13800001111", &said),
            "亲，…的…对吧，单号 …，…"
        );
        assert_eq!(masked("亲，24小时内发出哦", &["24小时内发吗"]), "亲，…出哦");
        assert_eq!(masked("今天发不了，因为仓库盘点", &["什么时候发"]), "今天发不了，因为仓库盘点");
        assert_eq!(masked(&"长".repeat(300), &[]).chars().count(), MOST + 1);
        assert_eq!(masked("", &[""]), "");
    }

    proptest! {
        #[test]
        fn no_stretch_of_theirs_and_no_number_stays(text in "[亲好的是甲乙0-9a-c，]{0,40}", said in "[亲好的是甲乙，]{0,20}") {
            let kept = masked(&text, &[&said]);
            let long: Vec<char> = kept.chars().collect();
            let number = long.windows(RUN).any(|w| w.iter().all(char::is_ascii_alphanumeric));
            prop_assert!(!number, "{kept}");
            let theirs: Vec<char> = said.chars().collect();
            for w in long.windows(SHARED).filter(|w| w.iter().all(|c| c.is_alphanumeric())) {
                prop_assert!(!theirs.windows(SHARED).any(|t| t == w), "{kept}");
            }
        }
    }
}
