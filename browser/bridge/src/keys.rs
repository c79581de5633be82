//! The keys of the panel: said once, for the page that obeys them and the options that list them.

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The act's name in the panel.
    pub name: &'static str,
    /// The key as events say it: `Alt+KeyG`.
    pub chord: &'static str,
    /// On a button: the reasons and the digits have their Alt+ in front of them all.
    pub label: &'static str,
    /// What it does, for people.
    pub what: &'static str,
}

const fn key(name: &'static str, chord: &'static str, label: &'static str, what: &'static str) -> Key {
    Key { name, chord, label, what }
}

/// Every key. The digits mean kinds of remarks while one is written, else phrases; the keys of reasons mean those for a
/// message that is held back, else those for a 标准话术 that was altered.
pub const KEYS: [Key; 40] = [
    key("rewrite", "Alt+KeyG", "Alt+G", "换成建议的说法"),
    key("false-alarm", "Alt+KeyW", "W", "误报"),
    key("approved", "Alt+KeyS", "S", "主管同意，仍要发"),
    key("quoted", "Alt+KeyY", "Y", "引用原话，仍要发"),
    key("fold", "Alt+KeyX", "Alt+X", "收起或展开"),
    key("kind-1", "Alt+Digit1", "1", "备注种类 1"),
    key("kind-2", "Alt+Digit2", "2", "备注种类 2"),
    key("kind-3", "Alt+Digit3", "3", "备注种类 3"),
    key("kind-4", "Alt+Digit4", "4", "备注种类 4"),
    key("kind-5", "Alt+Digit5", "5", "备注种类 5"),
    key("kind-6", "Alt+Digit6", "6", "备注种类 6"),
    key("kind-7", "Alt+Digit7", "7", "备注种类 7"),
    key("kind-8", "Alt+Digit8", "8", "备注种类 8"),
    key("write", "Alt+Enter", "Alt+Enter", "填入备注，再按一次保存；批量时写好一单，到下一单"),
    key("flag", "Alt+KeyR", "Alt+R", "换旗"),
    key("phrase-1", "Alt+Digit1", "1", "快捷短语 1"),
    key("phrase-2", "Alt+Digit2", "2", "快捷短语 2"),
    key("phrase-3", "Alt+Digit3", "3", "快捷短语 3"),
    key("phrase-4", "Alt+Digit4", "4", "快捷短语 4"),
    key("phrase-5", "Alt+Digit5", "5", "快捷短语 5"),
    key("search", "Alt+Slash", "Alt+/", "搜索快捷短语；空输入框里打 / 或 、也行"),
    key("keep", "Alt+KeyV", "Alt+V", "把刚发的一句存成我的短语，再按一次确认"),
    key("why-special", "Alt+KeyW", "W", "改了标准话术：客户情况特殊"),
    key("why-outdated", "Alt+KeyS", "S", "改了标准话术：活动规则有变"),
    key("why-awkward", "Alt+KeyY", "Y", "改了标准话术：话术不好用"),
    key("copy", "Alt+KeyC", "Alt+C", "备注保存后，把话术给客户"),
    key("done", "Alt+KeyL", "Alt+L", "备注保存后，知道了"),
    key("jump", "Alt+KeyJ", "Alt+J", "打开最急的会话"),
    key("agent-1", "Alt+KeyI", "Alt+I", "确认接待ID"),
    key("agent-2", "Alt+KeyO", "Alt+O", "确认第二个接待ID"),
    key("agent-3", "Alt+KeyP", "Alt+P", "确认第三个接待ID"),
    key("options", "Alt+KeyT", "Alt+T", "打开设置"),
    key("erp-open", "Alt+KeyK", "K", "ERP里还是待客核，可以备注"),
    key("erp-closed", "Alt+KeyA", "A", "ERP里已审核，交给审单员"),
    key("promise", "Alt+KeyN", "Alt+N", "把承诺写进备注"),
    key("forget", "Alt+KeyQ", "Alt+Q", "这条承诺不用备注"),
    key("read", "Alt+KeyB", "Alt+B", "公告看过了，收起"),
    key("bulk", "Alt+KeyM", "Alt+M", "批量备注，再按一次退出"),
    key("group", "Alt+KeyU", "Alt+U", "批量时复制群消息"),
    key("skip", "Alt+KeyZ", "Alt+Z", "批量时跳过这一单"),
];

/// The key of an act's name.
pub fn of(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_and_reasons_mean_two_things() {
        for (at, key) in KEYS.iter().enumerate() {
            assert_eq!(of(key.name), Some(key));
            let twins: Vec<_> = KEYS[at + 1..].iter().filter(|other| other.chord == key.chord).collect();
            let reasons = twins.iter().all(|other| other.name.starts_with("why-"));
            assert!(twins.is_empty() || key.chord.starts_with("Alt+Digit") || reasons, "{}", key.chord);
        }
    }
}
