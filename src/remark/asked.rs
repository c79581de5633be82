//! How customers ask: what stands around the thing they want, and is no part of it.

/// Before it, longest first where one begins another.
const BEFORE: [&str; 48] = [
    "修改收货地址为",
    "修改地址为",
    "修改地址",
    "更改地址",
    "收货地址改成",
    "收货地址改为",
    "收货地址改到",
    "地址修改为",
    "地址帮我改成",
    "地址改成",
    "地址改为",
    "地址改到",
    "地址换成",
    "地址是",
    "能不能",
    "可不可以",
    "麻烦您",
    "麻烦你",
    "麻烦",
    "请帮我",
    "帮我",
    "帮忙",
    "请您",
    "请问",
    "修改为",
    "修改成",
    "修改到",
    "更改为",
    "变更为",
    "改成",
    "改为",
    "改到",
    "改至",
    "换成",
    "换为",
    "换到",
    "寄到",
    "寄往",
    "发到",
    "发往",
    "送到",
    "我想要",
    "我要",
    "我想",
    "想要",
    "可以",
    "你好",
    "您好",
];

/// After it.
const BEHIND: [&str; 16] = [
    "可以吗",
    "好吗",
    "行吗",
    "可以不",
    "谢谢啦",
    "谢谢",
    "感谢",
    "谢了",
    "麻烦了",
    "辛苦了",
    "拜托了",
    "哈",
    "呢",
    "吗",
    "哦",
    "了",
];

/// Words that say nothing by themselves.
const ALONE: [&str; 29] = [
    "吧",
    "啊",
    "呀",
    "嗯",
    "好",
    "好的",
    "请",
    "亲",
    "在吗",
    "在",
    "老板",
    "客服",
    "把",
    "将",
    "拍错",
    "写错",
    "填错",
    "买错",
    "选错",
    "能",
    "谢谢",
    "改一下",
    "改下",
    "改",
    "换",
    "发",
    "寄",
    "地址",
    "收",
];

/// What they begin with, and what those behind end with: most words of a text are none.
const FIRST: &str = "买亲你修写发变可吧呀啊嗯在地填好客寄将帮您想我把拍换收改更老能请谢送选麻";
const LAST: &str = "不了吗呢哈哦啦谢";

/// `text` without what was only asking.
pub(super) fn strip(text: &str) -> &str {
    let (first, last) = (text.chars().next(), text.chars().next_back());
    if !first.is_some_and(|c| FIRST.contains(c)) && !last.is_some_and(|c| LAST.contains(c)) {
        return text;
    }
    let mut rest = text;
    loop {
        let head = BEFORE.iter().find_map(|word| Some((rest.strip_prefix(word)?, *word)));
        let tail = BEHIND.iter().find_map(|word| rest.strip_suffix(word));
        rest = match (head, tail) {
            // 改成都市 asks to change to 成都市; 改成都匀市 names 都匀.
            (Some((after, "改成" | "换成" | "修改成")), _) if capital(after) => {
                return &rest[rest.len() - after.len() - 3..];
            }
            (Some((after, _)), _) => after,
            (None, Some(before)) => before,
            (None, None) => break,
        };
    }
    if ALONE.contains(&rest) { "" } else { rest }
}

fn capital(after: &str) -> bool {
    after.starts_with("都") && !["都匀", "都江堰", "都昌", "都安", "都兰"].iter().any(|place| after.starts_with(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_goes() {
        for (text, wanted) in [
            ("麻烦帮我改成广东省深圳市", "广东省深圳市"),
            ("收货地址改到成都市哦", "成都市"),
            ("改成成都市", "成都市"),
            ("改成都市武侯区", "成都市武侯区"),
            ("改成都匀市", "都匀市"),
            ("谢谢", ""),
            ("拍错了", ""),
            ("在吗", ""),
            ("中通可以吗", "中通"),
        ] {
            assert_eq!(strip(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_words_begin_and_end_with() {
        assert!(BEFORE.iter().chain(&ALONE).all(|word| word.starts_with(|c| FIRST.contains(c))));
        assert!(BEHIND.iter().all(|word| word.ends_with(|c| LAST.contains(c))));
    }

    #[test]
    fn the_thing_itself_stays() {
        for text in ["改革路3号", "换挡头", "发动机护板", ""] {
            assert_eq!(strip(text), text);
        }
    }

    #[test]
    fn hostile_repetition_ends() {
        assert_eq!(strip(&"帮我".repeat(50_000)), "");
    }
}
