//! Which clauses of a message are meant: not those that refuse, depend, ask, or speak of what is usual.

use crate::text::Span;

/// Begins what depends on something; holds till the sentence ends.
const IF: [&str; 16] = [
    "如果",
    "若",
    "假如",
    "假设",
    "要是",
    "的话",
    "只要",
    "一旦",
    "除非",
    "万一",
    "倘若",
    "如您",
    "如有",
    "如需",
    "否则",
    "的情况下",
];

/// Refuses, once [`HARMLESS`] is left out.
const NOT: [&str; 26] = [
    "不能",
    "不会",
    "不可以",
    "不支持",
    "不发",
    "不送",
    "不退",
    "不给",
    "不包",
    "不了",
    "不到",
    "不换",
    "不改",
    "不补",
    "不赔",
    "没有",
    "没办法",
    "没法",
    "无法",
    "暂不",
    "未",
    "别",
    "不接受",
    "不是",
    "不提供",
    "拒",
];

/// Words with 不, 没 or 别 that refuse nothing.
const HARMLESS: [&str; 18] = [
    "不好意思",
    "不用担心",
    "不客气",
    "没问题",
    "没关系",
    "不要紧",
    "不收您",
    "不要担心",
    "差别",
    "特别",
    "不用着急",
    "没事",
    "别着急",
    "别担心",
    "别急",
    "不会错",
    "不错",
    "未来",
];

/// Says what is usual, or what others may do.
const USUAL: [&str; 22] = [
    "默认",
    "一般",
    "通常",
    "平时",
    "随机",
    "统一",
    "合作的",
    "都是",
    "都发",
    "支持",
    "正常情况",
    "规定",
    "活动是",
    "关注店铺",
    "领取",
    "可领",
    "凡是",
    "任意",
    "每单",
    "全场",
    "满减",
    "有效期",
];

/// Is not sure, or only going to ask.
const UNSURE: [&str; 16] = [
    "尽量",
    "争取",
    "可能",
    "应该",
    "也许",
    "大概",
    "问一下",
    "问下",
    "问问",
    "看看能",
    "看一下能",
    "试试",
    "试一下",
    "估计",
    "尝试",
    "确认一下能",
];

/// Asks.
const ASKS: [&str; 24] = [
    "什么",
    "哪个",
    "哪家",
    "哪天",
    "多少",
    "是不是",
    "要不要",
    "能不能",
    "可不可以",
    "是否",
    "行不行",
    "好不好",
    "可以吗",
    "可以么",
    "行吗",
    "好吗",
    "怎么样",
    "如何",
    "哪种",
    "几号",
    "几点",
    "几天",
    "还是",
    "您是要",
];

/// Asks whether what was said before suits the customer.
const SUITS: [&str; 14] = [
    "可以吗",
    "可以么",
    "可以嘛",
    "行吗",
    "好吗",
    "行么",
    "怎么样",
    "接受",
    "同意",
    "您看",
    "如何",
    "好不好",
    "行不行",
    "要吗",
];

/// A sentence is at most as long, so that hostile ones cost little.
const MOST: usize = 64;

/// The clauses of `text` that are meant as they stand.
pub(super) fn meant(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    for sentence in text.split_inclusive(['。', '！', '!', '？', '?', '\n', '；', ';', '~', '～']) {
        sentence_of(sentence, at, &mut found);
        at += sentence.len();
    }
    found
}

fn sentence_of(sentence: &str, start: usize, found: &mut Vec<Span>) {
    let asks = |clause: &str, last: bool| {
        let bare = clause.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(['亲', '哦', '哈']);
        let mark = last && sentence.trim_end().ends_with(['?', '？']);
        mark || bare.ends_with(['吗', '么', '嘛']) || ASKS.iter().any(|word| clause.contains(word))
    };
    let mut own: Vec<Span> = Vec::new();
    let mut at = start;
    let mut depends = false;
    // Spaces divide as well: 好的 给您发顺丰.
    let clauses: Vec<&str> = sentence.split_inclusive(['，', ',', ' ', '、', '：', ':']).take(MOST).collect();
    for (number, clause) in clauses.iter().enumerate() {
        let span = Span::new(at, at + clause.len());
        at += clause.len();
        let body = clause.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
        depends |= IF.iter().any(|word| body.contains(word)) || body.starts_with("如") && !body.starts_with("如下");
        if asks(clause, number + 1 == clauses.len()) {
            if SUITS.iter().any(|word| clause.contains(word)) {
                own.clear();
            }
            continue;
        }
        let mut bare = body.to_owned();
        for word in HARMLESS {
            bare = bare.replace(word, "");
        }
        let off = depends
            || NOT.iter().any(|word| bare.contains(word))
            || [&USUAL[..], &UNSURE].iter().any(|words| words.iter().any(|word| bare.contains(word)));
        if !off && !body.trim().is_empty() {
            let lead = body.len() - body.trim_start().len();
            own.push(Span::new(span.start + lead, span.start + body.len()));
        }
    }
    // 给您发顺丰 不发邮政 keeps the first; 需要的话 behind takes it all back.
    if depends && sentence.contains("的话") {
        own.clear();
    }
    found.extend(own);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> Vec<&str> {
        meant(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn what_is_meant() {
        assert_eq!(say("好的亲，给您发顺丰哦~"), ["好的亲", "给您发顺丰哦"]);
        assert_eq!(say("不好意思，给您补发。还有问题吗？"), ["不好意思", "给您补发"]);
        assert_eq!(say("不发邮政，给您发顺丰"), ["给您发顺丰"]);
    }

    #[test]
    fn what_is_not() {
        for text in
            ["给您发顺丰，可以吗", "如果坏了，给您补发", "需要的话给您发", "不能发顺丰", "一般发中通", "", "，，。？"]
        {
            assert!(say(text).is_empty(), "{text}");
        }
    }
}
