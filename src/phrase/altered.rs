//! Whether a 标准话术 was sent in other words (P17), and whether what was sent states a ground.
//!
//! How customers are called, particles, marks and what stands in a variable's place are no words of the phrase: who sends
//! 小主，稍等哦 for {称呼}，稍等 has altered nothing. Nor has who writes something of his own before or behind it.

use crate::text::fold_char;

/// Characters that a variable's value may have, at most.
const VALUE: usize = 60;
/// Particles, and characters that forms of address are made of, where they stand beside marks.
const PARTICLES: &str = "呢哦呀哈啦喔噢嗯哟嘛呐诶欸哒滴";
/// Forms of address.
const CALLS: [&str; 9] = ["小主", "亲亲", "家长", "宝贝", "宝子", "宝", "顾客", "亲爱的", "亲"];
/// Words that state a ground or a reason.
const GROUNDS: &str = "因为 由于 原因 鉴于 考虑到 根据 按照 按规定 依据 因此 是因 为了 为保证 为避免 所以 之所以 缘故 特殊情况 规则 政策 导致 造成 受影响 受天气 受疫情";

/// Whether `sent` does not hold `phrase` (with variables in braces) as the team worded it.
pub fn altered(phrase: &str, sent: &str) -> bool {
    let sent = plain(sent);
    let pieces: Vec<Vec<char>> = literal(phrase).map(plain).filter(|piece| !piece.is_empty()).collect();
    // Where the pieces so far may end.
    let mut ends = vec![true; sent.len() + 1];
    for (at, piece) in pieces.iter().enumerate() {
        let room = if at == 0 { sent.len() } else { VALUE };
        let fits = |from: usize| {
            sent[from..].starts_with(piece) && ends[from.saturating_sub(room)..=from].iter().any(|ends| *ends)
        };
        let begins: Vec<usize> = (0..sent.len()).filter(|from| fits(*from)).collect();
        ends = vec![false; sent.len() + 1];
        begins.iter().for_each(|from| ends[from + piece.len()] = true);
    }
    !ends.contains(&true)
}

/// What stands between the variables.
fn literal(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split('{').enumerate().map(|(at, part)| match part.split_once('}') {
        Some((_, after)) if at > 0 => after,
        _ => part,
    })
}

/// The words of a text: folded letters, digits and characters, without particles and forms of address.
fn plain(text: &str) -> Vec<char> {
    let mut words = Vec::new();
    for clause in text.split(|c: char| fold_char(c).is_none_or(|c| !c.is_alphanumeric())) {
        let mut rest = clause;
        while let Some(after) = CALLS.iter().find_map(|call| rest.strip_prefix(call)) {
            // 亲自 and 宝宝 are other words; what stands alone, or before 您 and 这边, is an address.
            if !after.is_empty()
                && !after
                    .starts_with(['您', '你', '这', '那', '稍', '久', '不', '非', '很', '麻', '请', '感', '我', '如'])
            {
                break;
            }
            rest = after;
        }
        words.extend(rest.chars().filter_map(fold_char).filter(|c| !PARTICLES.contains(*c)));
    }
    words
}

/// Whether `sent` says why: 因为, 由于, 根据规则 …
pub fn states_ground(sent: &str) -> bool {
    let folded: String = sent.chars().filter_map(fold_char).collect();
    GROUNDS.split(' ').any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: &str = "{称呼}，非常抱歉让您久等了，您的订单{订单}已经帮您催促，请稍等~";

    #[test]
    fn address_particles_marks_and_values_are_no_words() {
        for sent in [
            "亲，非常抱歉让您久等了，您的订单2401-88已经帮您催促，请稍等~",
            "小主，非常抱歉让您久等了呢，您的订单 2401-88 已经帮您催促哦，请稍等",
            "非常抱歉让您久等了，您的订单已经帮您催促，请稍等！",
            "您好~ 亲非常抱歉让您久等了，您的订单2401已经帮您催促，请稍等~ 还有别的问题吗",
        ] {
            assert!(!altered(PHRASE, sent), "{sent}");
        }
    }

    #[test]
    fn other_words_are() {
        for sent in [
            "",
            "亲，抱歉让您久等了，您的订单2401-88已经帮您催促，请稍等~",
            "亲，非常抱歉让您久等了，您的订单2401-88明天帮您催促，请稍等~",
            "请稍等，已经帮您催促，非常抱歉让您久等了，您的订单2401-88",
        ] {
            assert!(altered(PHRASE, sent), "{sent}");
        }
        assert!(altered("请亲自签收", "请签收"), "亲自 is no address");
    }

    #[test]
    fn a_ground_is_named() {
        assert!(states_ground("由于仓库盘点，今天发不了"));
        assert!(states_ground("這是因為活動變了"));
        assert!(!states_ground("今天发不了"));
    }
}
