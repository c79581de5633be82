//! Denial: what is forbidden, refused or denied is not offered: 不能加微信哦 · 刷单是违规的. Not denied: 能不能加微信 asks
//! for it, 别忘了加微信 bids it, 不方便发图,加微信 offers it behind a comma.

use super::except::ends_clause;
use super::lists::{ends, starts};

/// Words that deny what follows them. The longest fitting one is taken.
const DENIES: [&str; 46] = [
    "不能",
    "不可以",
    "不可",
    "不要",
    "不得",
    "不允许",
    "不支持",
    "不让",
    "不用",
    "不需要",
    "不会",
    "不给",
    "不许",
    "不接受",
    "不提供",
    "不参与",
    "不存在",
    "不涉及",
    "不建议",
    "不做",
    "不搞",
    "不是",
    "并非",
    "不算",
    "不敢",
    "无需",
    "无法",
    "没法",
    "没办法",
    "没有",
    "没",
    "请勿",
    "切勿",
    "勿",
    "禁止",
    "严禁",
    "拒绝",
    "杜绝",
    "避免",
    "谨防",
    "从不",
    "从没",
    "别",
    "不",
    "绝不",
    "非",
];

/// What may stand between a denying word and what it denies; anything else is something of its own.
const BETWEEN: [&str; 62] = [
    "互相",
    "相互",
    "私下里",
    "私底下",
    "私下",
    "私自",
    "私",
    "随意",
    "随便",
    "直接",
    "再",
    "主动",
    "要求",
    "引导",
    "让",
    "请",
    "您",
    "你",
    "客户",
    "顾客",
    "买家",
    "我们",
    "咱们",
    "我",
    "咱",
    "亲",
    "给",
    "帮",
    "跟",
    "和",
    "与",
    "把",
    "用",
    "去",
    "来",
    "以",
    "任何",
    "通过",
    "进行",
    "线下",
    "平台外",
    "站外",
    "在",
    "出现",
    "一下",
    "有",
    "的",
    "到",
    "为",
    "做",
    "提供",
    "承诺",
    "保证",
    "说",
    "过",
    "是",
    "商家",
    "店铺",
    "卖家",
    "会",
    "能",
    "可以",
];

/// Words behind that deny what stands before them, and what may stand between.
const DENIED: [&str; 17] = [
    "违规",
    "违反",
    "违法",
    "禁止",
    "不允许",
    "不可以",
    "不能",
    "不行",
    "不被允许",
    "诈骗",
    "骗子",
    "骗局",
    "骗人",
    "有风险",
    "不安全",
    "没有保障",
    "会被处罚",
];
const LINKS: [&str; 16] =
    ["的", "都", "是", "就", "也", "这", "这种", "这类", "行为", "属于", "等", "平台", "在", "一律", "哦", "话"];

/// What makes a denial behind a question.
const ASKS: [&str; 4] = ["吗", "么", "嘛", "?"];

/// How many characters back or forth a denial may stand.
const REACH: usize = 8;

/// Whether what stands at `start..end` of the folded text is denied in its own clause.
pub(super) fn denies(chars: &[char], start: usize, end: usize) -> bool {
    denied_before(chars, start) || denied_behind(chars, end)
}

fn denied_before(chars: &[char], start: usize) -> bool {
    let mut at = start;
    loop {
        if let Some(begin) = DENIES.iter().filter_map(|word| Some(at - ends(&chars[..at], word)?)).min() {
            return !asks(chars, begin);
        }
        let link = BETWEEN.iter().filter_map(|word| ends(&chars[..at], word)).max();
        match link {
            Some(length) if start - (at - length) <= REACH => at -= length,
            _ => return false,
        }
    }
}

/// Whether the denying word at `begin` is the second half of a question: 能不能, 可不可以, 有没有, 要不要; or none at all:
/// 要不, 只不过, 差不多.
fn asks(chars: &[char], begin: usize) -> bool {
    let before = begin.checked_sub(1).and_then(|at| chars.get(at));
    before.is_some_and(|c| {
        chars.get(begin + 1) == Some(c)
            || matches!(c, '要' | '只' | '差' | '好' | '特' | '区' | '分' | '级' | '告' | '识')
    })
}

fn denied_behind(chars: &[char], end: usize) -> bool {
    let mut at = end;
    loop {
        let Some(rest) = chars.get(at..) else { return false };
        if let Some(length) = DENIED.iter().filter_map(|word| starts(rest, word)).max() {
            let clause =
                rest[length..].iter().take(REACH).take_while(|c| !ends_clause(**c) || **c == '?').collect::<String>();
            return !ASKS.iter().any(|ask| clause.contains(ask));
        }
        match LINKS.iter().filter_map(|word| starts(rest, word)).max() {
            Some(length) if at + length - end <= REACH => at += length,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::denies;

    fn denied(text: &str) -> bool {
        let chars: Vec<char> = text.chars().collect();
        let start = chars.windows(3).position(|w| w == ['加', '微', '信']).unwrap();
        denies(&chars, start, start + 3)
    }

    #[test]
    fn forbidden_refused_denied() {
        for text in [
            "不能加微信哦",
            "平台规定不能私下加微信",
            "我们不会让您加微信的",
            "请勿加微信",
            "别加微信",
            "从不加微信",
            "没有加微信",
            "加微信是违规的",
            "加微信这种行为是不允许的",
            "是不能加微信的",
            "我们是不会主动要求客户加微信的",
        ] {
            assert!(denied(text), "{text}");
        }
    }

    #[test]
    fn asked_bidden_offered() {
        for text in [
            "能不能加微信",
            "可不可以加微信",
            "要不要加微信",
            "要不加微信",
            "别忘了加微信",
            "不方便发图加微信",
            "不能,加微信",
            "加微信不行吗",
            "有没有加微信",
            "加微信",
            "加微信不会被发现",
            "这里不能发图您加微信",
            "不如加微信",
            "差不多可以加微信",
        ] {
            assert!(!denied(text), "{text}");
        }
    }
}
