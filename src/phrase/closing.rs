//! Whether a message only ends the talk: 好的, 谢谢, 嗯嗯, 知道了, ok (P6).

use super::lines::read;

/// Characters such a message has at most.
const MOST: usize = 12;

/// Words it is made of, longer ones before their beginnings.
const WORDS: &str = "没有其他问题 没有别的问题 没有问题 没问题 没有了 没事了 没了 没事 不用了 知道了 知道 明白了 明白 \
    了解了 了解 懂了 清楚了 收到 好的 好吧 好滴 好哒 好嘞 好呢 好 行的 行吧 行 可以的 可以了 可以 嗯嗯 嗯 恩恩 恩 噢 哦 喔 \
    okk okay ok 谢谢 谢啦 谢了 多谢 感谢 3q thx thanks 辛苦了 辛苦 麻烦了 麻烦你了 麻烦您了 再见 拜拜";
/// What may stand around them.
const AROUND: &str = "的了啊呀呢哈啦吧哟滴亲您你先那就";

/// Whether `message` only ends the talk. A question never does.
pub(super) fn is_closing(message: &str) -> bool {
    if message.chars().nth(4 * MOST).is_some() || message.contains(['?', '？']) {
        return false;
    }
    let mut text = String::new();
    read(message, |c, _| text.push(c));
    if text.chars().count() > MOST {
        return false;
    }
    let (mut rest, mut words) = (text.as_str(), 0);
    while let Some(first) = rest.chars().next() {
        if let Some(after) = WORDS.split(' ').find_map(|word| rest.strip_prefix(word)) {
            (rest, words) = (after, words + 1);
        } else if AROUND.contains(first) {
            rest = &rest[first.len_utf8()..];
        } else {
            return false;
        }
    }
    words > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_and_assent_end_a_talk() {
        for text in [
            "好的",
            "好的，谢谢",
            "嗯嗯",
            "知道了",
            "OK",
            "ok👌",
            "谢谢亲~",
            "好的呢 谢谢您啦",
            "行吧",
            "那好吧",
            "没有其他问题了",
        ] {
            assert!(is_closing(text), "{text}");
        }
    }

    #[test]
    fn questions_and_more_do_not() {
        for text in [
            "",
            "😀",
            "好的吗",
            "行不行",
            "可以吗",
            "谢谢？",
            "好的什么时候发货",
            "不行",
            "亲",
            "不好",
            "好好好好好好好好好好好好好",
        ] {
            assert!(!is_closing(text), "{text}");
        }
    }
}
