//! Cues: the words before a number or a name that tell what it is. Read folded, and never far: a fixed number of
//! characters however long the text.

use crate::text::fold_char;

const MOST: usize = 14;
/// Noise included.
const MOST_RAW: usize = 40;
/// Digits in a row that make a number of its own: what stands before it speaks of it.
const NUMBER: usize = 5;

/// What stands right before a place, nearest first.
pub(super) struct Tail {
    chars: [char; MOST],
    /// Whether noise stands behind the character.
    loose: [bool; MOST],
    length: usize,
}

/// What the nearest cue makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// 电话, 手机, 快递员: a phone.
    Phone,
    /// 单号, 货号: a number of the trade.
    Code,
}

const PHONE: &str = "电话 手机 座机 固话 热线 联系 致电 拨打 打我 打这 打给 tel phone 快递员 配送员 派送员 派件员 小哥 师傅 \
    网点 驿站 站点 收件人 收货人 客服 同号 微信 薇信 vx wx 联系快递 联系物流 快递电话 短信 传真 加我";
const CODE: &str = "单号 运单 订单 快递 编号 货号 型号 条码 条形码 物流 包裹 编码 款号 批号 序列 流水 取件码 税号 票号 房号 \
    sf jd yt zto yto sto jt ems sn sku imei";

impl Tail {
    /// What stands before byte `at`: up to the end of the sentence before, or a number.
    pub(super) fn new(text: &str, at: usize) -> Self {
        let mut tail = Self { chars: ['\0'; MOST], loose: [false; MOST], length: 0 };
        let (mut noise, mut digits) = (false, 0);
        for c in text[..at].chars().rev().take(MOST_RAW) {
            if tail.length == MOST || matches!(c, '\n' | '\r' | '。' | '！' | '？' | '；' | '!' | '?' | ';') {
                break;
            }
            let Some(folded) = fold_char(c) else {
                noise = true;
                continue;
            };
            digits = if folded.is_ascii_digit() { digits + 1 } else { 0 };
            if digits == NUMBER {
                tail.length -= NUMBER - 1;
                break;
            }
            (tail.chars[tail.length], tail.loose[tail.length]) = (folded, noise);
            tail.length += 1;
            noise = false;
        }
        tail
    }

    /// The character `at` places back.
    pub(super) fn get(&self, at: usize) -> Option<char> {
        (at < self.length).then(|| self.chars[at])
    }

    /// Whether noise stands behind the character `at` places back.
    pub(super) fn is_loose(&self, at: usize) -> bool {
        at < self.length && self.loose[at]
    }

    /// How many characters `word` takes if it ends `at` places back. Latin words do not end longer ones.
    pub(super) fn ends(&self, at: usize, word: &str) -> Option<usize> {
        let mut from = at;
        for c in word.chars().rev() {
            if self.get(from) != Some(c) {
                return None;
            }
            from += 1;
        }
        let latin = |at| self.get(at).is_some_and(|c| c.is_ascii_alphanumeric());
        let longer = latin(from - 1) && latin(from) && !self.is_loose(from);
        (!longer).then_some(from - at)
    }

    /// How many characters one of `words`, with spaces between them, takes if it ends `at` places back.
    pub(super) fn ends_any(&self, at: usize, words: &str) -> Option<usize> {
        words.split(' ').filter(|word| !word.is_empty()).find_map(|word| self.ends(at, word))
    }

    /// Whether any of `words` stands anywhere before.
    pub(super) fn has(&self, words: &str) -> bool {
        (0..self.length).any(|at| self.ends_any(at, words).is_some())
    }

    /// The nearest cue in the same clause: 快递员电话 is a phone's, 电话订单号 an order's.
    pub(super) fn cue(&self) -> Option<Cue> {
        let clause = (0..self.length).find(|at| self.chars[*at] == ',').unwrap_or(self.length);
        (0..clause).find_map(|at| match self.ends_any(at, PHONE) {
            Some(_) => Some(Cue::Phone),
            None => self.ends_any(at, CODE).map(|_| Cue::Code),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(text: &str) -> Option<Cue> {
        Tail::new(text, text.len()).cue()
    }

    #[test]
    fn the_nearest_wins() {
        assert_eq!(cue("快递员电话"), Some(Cue::Phone));
        assert_eq!(cue("快递员"), Some(Cue::Phone));
        assert_eq!(cue("联系快递"), Some(Cue::Phone));
        assert_eq!(cue("快递"), Some(Cue::Code));
        assert_eq!(cue("电话里说的运 单❤号是："), Some(Cue::Code));
        assert_eq!(cue("单号复制好，请打"), None);
        assert_eq!(cue("单号。"), None);
        assert_eq!(cue("单号75312345678901 "), None);
        assert_eq!(cue("Tel："), Some(Cue::Phone));
        assert_eq!(cue("hotel"), None);
        assert_eq!(cue(""), None);
    }

    #[test]
    fn latin_words_are_whole() {
        let ends = |text: &str| Tail::new(text, text.len()).ends(0, "wx");
        assert_eq!(ends("wx"), Some(2));
        assert_eq!(ends("pro w x "), Some(2));
        assert_eq!(ends("bmwx"), None);
        assert_eq!(ends("加wx"), Some(2));
    }
}
