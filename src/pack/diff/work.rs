//! What changes beside the rules: phrases, limits, forms of remarks, announcements, the team, pages.

use super::{Kind, List, Pair, pairs};
use crate::pack::notice::Span;
use crate::pack::{Day, Limit, Pack, Phrase, Place, RemarkForm, Reminder, Seat, Site, StartLine};
use crate::text::calendar::Moment;

pub(super) fn diff(old: &Pack, new: &Pack, list: &mut List) {
    for p in pairs(&old.phrases, &new.phrases, |p: &Phrase| p.id.as_str()) {
        let nowhere = |p: &Phrase| Phrase { place: Place::default(), ..p.clone() };
        let name = |p: &Phrase| format!("{}短语 {}", if p.locked { "标准话术" } else { "" }, p.code);
        let changed = |a: &Phrase, b: &Phrase| {
            let same = nowhere(a) == nowhere(b);
            let what =
                if a.text == b.text { "：用在哪里有改动".to_owned() } else { format!("改为：{}", b.text) };
            (!same).then(|| format!("{}{what}", name(b)))
        };
        tell(
            list,
            "phrase",
            &p,
            |p| format!("新增{}：{}", name(p), p.text),
            |p| format!("停用{}：{}", name(p), p.text),
            changed,
        );
    }
    for p in pairs(&old.limits, &new.limits, |l: &Limit| l.id.as_str()) {
        let nowhere = |l: &Limit| Limit { place: Place::default(), ..l.clone() };
        let changed = |a: &Limit, b: &Limit| {
            let time = (a.seconds, a.warn) != (b.seconds, b.warn);
            let what = if time {
                format!("改为{}（原为{}）", long(b), long(a))
            } else {
                "：适用范围或说明有改动".to_owned()
            };
            (nowhere(a) != nowhere(b)).then(|| format!("时限「{}」{what}", b.title))
        };
        tell(
            list,
            "limit",
            &p,
            |l| format!("新增时限「{}」：{}", l.title, long(l)),
            |l| format!("停用时限「{}」", l.title),
            changed,
        );
    }
    for p in pairs(&old.remarks, &new.remarks, |r: &RemarkForm| r.kind.id()) {
        let nowhere = |r: &RemarkForm| RemarkForm { place: Place::default(), ..r.clone() };
        let changed = |a: &RemarkForm, b: &RemarkForm| {
            let mut said = Vec::new();
            if a.form != b.form {
                said.push(format!("格式改为：{}", b.form));
            }
            if a.flag != b.flag {
                said.push(format!("插旗改为{}", b.flag.map_or("不插旗", |flag| flag.said())));
            }
            if said.is_empty() {
                said.push("有改动".to_owned());
            }
            (nowhere(a) != nowhere(b)).then(|| format!("备注「{}」{}", b.title, said.join("；")))
        };
        tell(
            list,
            "remark",
            &p,
            |r| format!("新增备注「{}」：{}", r.title, r.form),
            |r| format!("停用备注「{}」", r.title),
            changed,
        );
    }
    held(old, new, list);
    team(old, new, list);
    for p in pairs(&old.sites, &new.sites, |s: &Site| s.id.as_str()) {
        let nowhere = |s: &Site| Site { place: Place::default(), ..s.clone() };
        let changed = |a: &Site, b: &Site| (nowhere(a) != nowhere(b)).then(|| format!("页面适配「{}」有更新", b.name));
        tell(
            list,
            "site",
            &p,
            |s| format!("新增页面适配「{}」", s.name),
            |s| format!("停用页面适配「{}」", s.name),
            changed,
        );
    }
}

/// Announcements, promo periods, hint mode: what holds for a while.
fn held(old: &Pack, new: &Pack, list: &mut List) {
    for p in pairs(&old.announcements, &new.announcements, |a| a.id.as_str()) {
        let said = |a: &crate::pack::Announcement| format!("公告（{}）{}：{}", a.kind.said(), until(a.span), a.text);
        let changed = |a: &crate::pack::Announcement, b: &crate::pack::Announcement| {
            let key =
                |a: &crate::pack::Announcement| (a.text.clone(), a.kind, a.span, a.shops.clone(), a.platforms.clone());
            (key(a) != key(b)).then(|| format!("修改{}", said(b)))
        };
        tell(list, "announcement", &p, |a| format!("新增{}", said(a)), |a| format!("撤下{}", said(a)), changed);
    }
    for p in pairs(&old.promos, &new.promos, |promo| promo.name.as_str()) {
        let changed = |a: &crate::pack::Promo, b: &crate::pack::Promo| {
            (a.span != b.span).then(|| format!("大促「{}」时间改为{}", b.name, between(b.span)))
        };
        tell(
            list,
            "promo",
            &p,
            |b| format!("新增大促「{}」{}", b.name, between(b.span)),
            |b| format!("取消大促「{}」", b.name),
            changed,
        );
    }
    for p in pairs(&old.reminders, &new.reminders, |r: &Reminder| r.id.as_str()) {
        let nowhere = |r: &Reminder| Reminder { place: Place::default(), ..r.clone() };
        let changed = |a: &Reminder, b: &Reminder| {
            let said = match (a.off, b.off) {
                (true, false) => format!("启用提醒：{}", when(b)),
                (false, true) => format!("关闭提醒：{}", when(b)),
                _ => format!("提醒改为：{}", when(b)),
            };
            (nowhere(a) != nowhere(b)).then_some(said)
        };
        let added = |r: &Reminder| format!("新增提醒{}：{}", if r.off { "（未启用）" } else { "" }, when(r));
        tell(list, "reminder", &p, added, |r| format!("停用提醒：{}", when(r)), changed);
    }
    for p in pairs(&old.start, &new.start, |line: &StartLine| line.id.as_str()) {
        let nowhere = |line: &StartLine| StartLine { place: Place::default(), ..line.clone() };
        let changed = |a: &StartLine, b: &StartLine| {
            let what = if a.text == b.text {
                "：用在哪些班次有改动".to_owned()
            } else {
                format!("改为：{}", b.text)
            };
            (nowhere(a) != nowhere(b)).then(|| format!("接班清单「{}」{what}", a.text))
        };
        tell(
            list,
            "start",
            &p,
            |line| format!("接班清单新增：{}", line.text),
            |line| format!("接班清单去掉：{}", line.text),
            changed,
        );
    }
    for p in pairs(&old.hints, &new.hints, |hint| hint.agent.as_str()) {
        let changed = |a: &crate::pack::HintFor, b: &crate::pack::HintFor| {
            ((a.span, a.level) != (b.span, b.level))
                .then(|| format!("带教安排有改动：{}级，{}", b.level, between(b.span)))
        };
        tell(
            list,
            "hint",
            &p,
            |h| format!("新增一名客服进入带教：{}级，{}", h.level, between(h.span)),
            |_| "一名客服结束带教".to_owned(),
            changed,
        );
    }
}

fn team(old: &Pack, new: &Pack, list: &mut List) {
    let (a, b) = (&old.team, &new.team);
    let mut say = |changed: bool, id: &str, said: String| {
        if changed {
            list.push("team", id, Kind::Changed, said);
        }
    };
    say(a.call != b.call, "call", format!("客户称呼改为「{}」", b.call));
    say(a.urge != b.urge, "urge", format!("催件用语改为：{}", b.urge));
    say(a.date != b.date, "date", format!("备注日期写法改为 {}", b.date));
    say(a.vague != b.vague, "vague", "备注里的含糊说法清单有改动".to_owned());
    say(a.stages != b.stages, "stages", "售前、售中、售后的划分有改动".to_owned());
    let shifts: Vec<String> = b.shifts.iter().map(|s| format!("{} {}–{}", s.name, s.from, s.to)).collect();
    say(a.shifts != b.shifts, "shifts", format!("班次改为：{}", shifts.join("，")));
    say(a.shops != b.shops, "shops", "各店铺的客户称呼有改动".to_owned());
    let seats = |roster: &[Seat]| roster.iter().map(|s| (s.account.clone(), s.agents.clone())).collect::<Vec<_>>();
    let roster = format!(
        "排班名单有改动：{} 个账号，{} 个接待ID",
        b.roster.len(),
        b.roster.iter().map(|s| s.agents.len()).sum::<usize>()
    );
    say(seats(&a.roster) != seats(&b.roster), "roster", roster);
}

/// Says of one entry that it is new, gone or another.
fn tell<T>(
    list: &mut List,
    area: &'static str,
    pair: &Pair<'_, T>,
    added: impl Fn(&T) -> String,
    gone: impl Fn(&T) -> String,
    changed: impl Fn(&T, &T) -> Option<String>,
) {
    match (pair.old, pair.new) {
        (None, Some(new)) => list.push(area, pair.id, Kind::Added, added(new)),
        (Some(old), None) => list.push(area, pair.id, Kind::Removed, gone(old)),
        (Some(old), Some(new)) => {
            if let Some(said) = changed(old, new) {
                list.push(area, pair.id, Kind::Changed, said);
            }
        }
        (None, None) => {}
    }
}

fn long(limit: &Limit) -> String {
    format!("{}，提前 {} 提醒", time(limit.seconds), time(limit.warn))
}

fn time(seconds: u32) -> String {
    let parts = [(seconds / 3_600, "小时"), (seconds / 60 % 60, "分钟"), (seconds % 60, "秒")];
    let said: String = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n} {unit}")).collect();
    if said.is_empty() { "0 秒".to_owned() } else { said }
}

fn moment(second: u32) -> String {
    let said = |m: Moment| format!("{} {:02}:{:02}", m.date, m.clock().0, m.clock().1);
    Moment::of_ms(i64::from(second) * 1_000).map_or_else(String::new, said)
}

/// 周一、周三 16:10（提前 10 分钟）：开会.
fn when(reminder: &Reminder) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let day = |day: &Day| format!("周{}", DAYS[usize::from(day.number() - 1) % DAYS.len()]);
    let days: Vec<String> = reminder.days.iter().map(day).collect();
    let days = if days.is_empty() { "每天".to_owned() } else { days.join("、") };
    let before = if reminder.before > 0 { format!("（提前 {} 分钟）", reminder.before) } else { String::new() };
    format!("{days} {}{before} {}", reminder.at, reminder.text)
}

fn until(span: Span) -> String {
    format!("到 {}", moment(span.to))
}

fn between(span: Span) -> String {
    format!("{} 到 {}", moment(span.from), moment(span.to))
}
