//! What tables of shops look like, and what becomes of them.

use super::*;
use crate::pack::Phrase;
use crate::pack::source::{self, SourceFile};

fn rows(cells: &[&[&str]]) -> Vec<Row> {
    let row = |(at, cells): (usize, &&[&str])| Row {
        number: at + 1,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    cells.iter().enumerate().map(row).collect()
}

/// A pack's source with `phrases` in it.
pub(super) fn source(phrases: &[Phrase]) -> SourceFile {
    let text = |text: &str| {
        let json = serde_json::to_string(text).unwrap();
        json.replace('\u{7f}', "\\u007f")
    };
    let texts = |all: &[String]| format!("[{}]", all.iter().map(|one| text(one)).collect::<Vec<_>>().join(", "));
    let mut toml = "[pack]\nname = \"t\"\nversion = \"1\"\n".to_owned();
    for p in phrases {
        let (id, group, code, said) = (text(&p.id), text(&p.group), text(&p.code), text(&p.text));
        toml += &format!("[[phrase]]\nid = {id}\ngroup = {group}\ncode = {code}\ntext = {said}\n");
        toml += &format!("ask = {}\nstage = {}\ncite = []\n", texts(&p.ask), texts(&p.stage));
    }
    SourceFile { name: "t.toml".into(), text: toml }
}

fn said(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(|p| format!("{} {} {} {}", p.id, p.code, p.group, p.text)).collect()
}

fn noted(found: &Imported) -> Vec<(usize, &str)> {
    found.notes.iter().map(|note| (note.row, note.code)).collect()
}

#[test]
fn both_headers_of_qianniu_are_read() {
    for code in ["快捷短语编码", "快捷编码"] {
        let table = rows(&[
            &[code, "快捷短语", "快捷短语分组"],
            &["fh", "亲&#44;今天发货&#13;请放心", "发货"],
            &["hq", "{客户名}，恭候您", ""],
        ]);
        let found = read(&table, Form::Csv, &[]).unwrap();
        assert_eq!(
            said(&found.phrases),
            ["imported.fh fh 发货 亲,今天发货\n请放心", "imported.hq hq 未分组 {买家}，恭候您"]
        );
        assert_eq!(noted(&found), [(3, "variable")]);
        assert!(source::parse(&[source(&found.phrases)]).is_ok());
    }
}

#[test]
fn a_shop_s_own_table_is_read_and_its_other_columns_named() {
    let table = rows(&[
        &["某某旗舰店话术 2026"],
        &[],
        &["登记日期", "分组", "快捷编码", "快捷短语", "是否加入团队", "标题", "阶段", "渠道", "锁定", "次数"],
        &["2026-11-01", "售后", "TH 1", "可以退货", "是", "退货", "售后/售前咨询", "抖音、微店", "是", "1,200次"],
        &["", "", "", "", "", "", "", "", "", ""],
        &["", "售后", "th", "可以换货", "", "", "全部", "", "maybe", "", "多出来的"],
    ]);
    let found = read(&table, Form::Workbook, &[]).unwrap();
    assert_eq!(said(&found.phrases), ["imported.th1 th1 售后 可以退货", "imported.th th 售后 可以换货"]);
    let first = &found.phrases[0];
    assert_eq!((first.ask.as_slice(), first.locked, first.uses), (&["退货".to_owned()][..], true, 1200));
    assert_eq!((first.stage.join(" "), first.platform.join(" ")), ("aftersale presale".into(), "douyin 微店".into()));
    assert_eq!(
        noted(&found),
        [
            (1, "above-header"),
            (3, "unknown-column"),
            (3, "unknown-column"),
            (3, "title-column"),
            (4, "plain-code"),
            (4, "unknown-word"),
            (6, "extra-cell"),
            (6, "unknown-word"),
        ]
    );
    assert!(found.notes[1].message.contains("登记日期"), "{}", found.notes[1].message);
    assert!(found.notes[2].message.contains("1 行有内容"), "{}", found.notes[2].message);
}

#[test]
fn the_same_is_kept_once_and_both_places_named() {
    let table = rows(&[
        &["编码", "短语", "分组"],
        &["a", "好的", "甲"],
        &["b", "好的", "甲"],
        &["c", "好的", "乙"],
        &["a", "再见", "甲"],
        &["", "您好", "甲"],
        &["a2", "在的", "甲"],
    ]);
    let found = read(&table, Form::Csv, &[]).unwrap();
    let codes: Vec<&str> = found.phrases.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, ["a", "a3", "nh", "a2"]);
    assert_eq!(noted(&found), [(3, "same-text"), (4, "same-text-other-group"), (5, "same-code"), (6, "made-code")]);
    assert!(found.notes[1].message.contains("「甲」和「乙」") && found.notes[0].message.contains("编码「b」"));
}

#[test]
fn what_cannot_be_imported_is_left_out_with_its_row() {
    let long = "长".repeat(100_000);
    let table = rows(&[
        &["编码", "短语", "分组"],
        &["a", "到{快递公司}取", "甲"],
        &["b", "笑脸 :-{", "甲"],
        &["c", &long, "甲"],
        &["d", &"长".repeat(1_366), "甲"],
        &["e", "p\u{430}y", "甲"],
        &["f", "坏\u{fffd}", "甲"],
        &["g", "#NAME?", "甲"],
        &["h", "", "甲"],
        &["i", "好", &long],
        &["j", "\u{202e}<b>好</b>\u{0}", "甲"],
        &[&long, "好", "甲"],
    ]);
    let found = read(&table, Form::Csv, &[]).unwrap();
    let left: Vec<(usize, &str)> = found.left_out.iter().map(|left| (left.row, left.why.code())).collect();
    assert_eq!(
        left,
        [
            (2, "unknown-variable"),
            (3, "lone-brace"),
            (4, "too-long"),
            (5, "too-long"),
            (6, "look-alike"),
            (7, "unreadable"),
            (8, "error-value"),
            (9, "no-text"),
            (10, "too-long"),
            (12, "too-long"),
        ]
    );
    assert_eq!(said(&found.phrases), ["imported.j j 甲 <b>好</b>"]);
    assert!(noted(&found).contains(&(11, "hidden")) && noted(&found).contains(&(11, "markup")));
    assert!(found.notes.iter().all(|note| note.message.chars().count() < 120), "notes stay short");
}

#[test]
fn what_the_pack_has_is_minded() {
    let phrase = |id: &str, code: &str, text: &str| Phrase {
        id: id.into(),
        code: code.into(),
        text: text.into(),
        group: "甲".into(),
        ..Phrase::default()
    };
    let pack = [phrase("base.a", "a", "好的"), phrase("own.b", "b", "在的"), phrase("base.c", "c", "再见")];
    let own = [None, Some("phrases.toml"), None];
    let standing: Vec<Standing<'_>> = pack.iter().zip(own).map(|(phrase, own)| Standing { phrase, own }).collect();
    let table = rows(&[
        &["编号", "编码", "短语", "分组"],
        &["base.a", "a", "好的呢", "甲"],
        &["own.b", "b", "在的呢", "甲"],
        &["base.c", "c", "再见", "甲"],
        &["7", "c", "新的", "甲"],
        &["base.a", "", "又一条", "甲"],
        &["imported.c2", "z", "占了名字", "甲"],
    ]);
    let found = read(&table, Form::Workbook, &standing).unwrap();
    assert_eq!(
        said(&found.phrases),
        ["base.a a 甲 好的呢", "imported.c2.2 c2 甲 新的", "imported.yyt yyt 甲 又一条", "imported.c2 z 甲 占了名字"]
    );
    assert_eq!(
        noted(&found),
        [
            (1, "numbers"),
            (2, "replaces"),
            (3, "elsewhere"),
            (4, "same-as-pack"),
            (5, "same-code"),
            (6, "same-id"),
            (6, "made-code")
        ]
    );
    assert!(found.notes[4].message.contains("base.c"));
}

#[test]
fn what_holds_for_a_time_or_a_shop_stays_so() {
    let table = rows(&[
        &["编码", "短语", "同义话术", "店铺", "开始日期", "截止日期", "图片"],
        &["a", "好", "好的{客户名}|行{天气}", "甲 店|乙店", "2026/11/1", "2026年11月11日", "a.png"],
        &["b", "在", "", "", "双十一", "", ""],
        &["c", "来", "", "", "2026-11-02", "2026-11-01", ""],
    ]);
    let found = read(&table, Form::Workbook, &[]).unwrap();
    let [p] = found.phrases.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (p.variants.join("/"), p.shop.join("/"), p.image.as_str()),
        ("好的{买家}".into(), "甲 店/乙店".into(), "a.png")
    );
    assert_eq!([p.from, p.to].map(|day| day.unwrap().to_string()), ["2026-11-01", "2026-11-11"]);
    assert_eq!(noted(&found), [(2, "variant"), (3, "no-date"), (4, "over")]);
}

#[test]
fn a_table_without_a_header_is_refused() {
    assert_eq!(read(&rows(&[&["fh", "今天发货", "发货"]]), Form::Csv, &[]), Err(NoHeader));
    assert_eq!(read(&[], Form::Csv, &[]), Err(NoHeader));
    let empty = read(&rows(&[&["短语"]]), Form::Csv, &[]).unwrap();
    assert_eq!(empty, Imported::default());
}

#[test]
fn what_is_too_much_is_left_out_row_by_row() {
    let mut table = rows(&[&["编码", "短语", "分组"]]);
    let most = crate::pack::source::caps::MOST_PHRASES;
    for number in 2..most + 102 {
        let cells = ["".into(), format!("同样的开头 {number}"), "甲".into()];
        table.push(Row { number, cells: cells.to_vec() });
    }
    let found = read(&table, Form::Csv, &[]).unwrap();
    assert_eq!((found.phrases.len(), found.left_out.len()), (most, 100));
    assert!(found.left_out.iter().all(|left| left.why == Why::Full(most)));
    assert_eq!(found.left_out.last().map(|left| left.row), Some(most + 101));
}
