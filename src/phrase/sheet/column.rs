//! Which column holds what: by its header, in whatever words a shop uses.

use super::Row;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Text,
    Group,
    Title,
    Ask,
    Stage,
    Platform,
    Locked,
    Uses,
    Id,
    Variants,
    Shop,
    Goods,
    From,
    To,
    Image,
    Occasion,
    Cite,
}

impl Column {
    /// As it is written.
    pub(super) fn name(self) -> &'static str {
        let names = NAMES.iter().find(|(column, _)| *column == self).and_then(|(_, names)| names.first());
        names.copied().unwrap_or_default()
    }
}

/// The names of each column, the one that is written first; small letters, without blanks.
pub(super) const NAMES: [(Column, &[&str]); 18] = [
    (
        Column::Code,
        &[
            "快捷短语编码",
            "快捷编码",
            "编码",
            "短语编码",
            "短码",
            "快捷码",
            "快捷键",
            "快捷指令",
            "code",
            "shortcut",
            "shortcode",
        ],
    ),
    (
        Column::Text,
        &[
            "快捷短语",
            "短语",
            "内容",
            "短语内容",
            "快捷短语内容",
            "话术",
            "话术内容",
            "快捷回复",
            "回复",
            "回复内容",
            "答案",
            "text",
            "content",
            "phrase",
            "answer",
            "reply",
        ],
    ),
    (
        Column::Group,
        &["快捷短语分组", "分组", "短语分组", "话术分组", "分组名称", "类别", "分类", "话术分类", "group", "category"],
    ),
    (Column::Title, &["标题", "名称", "话术标题", "短语标题", "title", "name"]),
    (
        Column::Ask,
        &["问题", "相似问", "相似问题", "触发问题", "客户问", "客户问题", "买家问题", "ask", "question", "questions"],
    ),
    (Column::Stage, &["阶段", "咨询阶段", "stage"]),
    (Column::Platform, &["平台", "渠道", "渠道映射", "适用平台", "platform", "channel"]),
    (Column::Locked, &["标准话术", "锁定", "是否锁定", "是否标准话术", "locked"]),
    (Column::Uses, &["使用次数", "次数", "使用量", "uses", "count"]),
    (Column::Id, &["编号", "id"]),
    (Column::Variants, &["同义话术", "其他说法", "variants"]),
    (Column::Shop, &["店铺", "适用店铺", "shop", "shops"]),
    (Column::Goods, &["商品", "适用商品", "商品编码", "goods"]),
    (Column::From, &["开始日期", "生效日期", "from"]),
    (Column::To, &["结束日期", "失效日期", "截止日期", "to"]),
    (Column::Image, &["图片", "配图", "图片名称", "image"]),
    (Column::Occasion, &["场合", "occasion"]),
    (Column::Cite, &["依据", "cite"]),
];

/// A header stands within the first rows; titles and explanations may stand above it.
const HEADER_WITHIN: usize = 20;

/// Where the header is, and what its columns hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Its place among the rows.
    pub(super) at: usize,
    /// What each column holds; nothing where its name is not known, or another column has it.
    pub(super) columns: Vec<Option<Column>>,
}

impl Header {
    pub(super) fn find(rows: &[Row]) -> Option<Self> {
        let of = |at: usize, row: &Row| Some(Self { at, columns: read(row)? });
        let all = || rows.iter().enumerate().take(HEADER_WITHIN).filter_map(|(at, row)| of(at, row));
        // A title may be 话术 by itself; a header says more than that.
        all().find(|header| header.known() > 1).or_else(|| all().next())
    }

    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The place of a column.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|held| *held == Some(column))
    }
}

/// What the cells of a row name, if one of them is the text.
fn read(row: &Row) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let column = named(cell).filter(|column| !columns.contains(&Some(*column)));
        columns.push(column);
    }
    columns.contains(&Some(Column::Text)).then_some(columns)
}

fn named(cell: &str) -> Option<Column> {
    // 快捷短语（必填）*: what is to be filled in says nothing of what it is.
    let bare = cell.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let plain = |c: &char| !c.is_whitespace() && !matches!(c, '*' | ':' | '：' | '\u{feff}' | '_');
    let name: String = bare.chars().filter(plain).take(20).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
}

/// How many columns of `rows` are known; 0 where there is no header. Says which of several readings of a file is right.
pub fn columns(rows: &[Row]) -> usize {
    Header::find(rows).map_or(0, |header| header.known())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row { number: 1, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
    }

    #[test]
    fn headers_are_known_by_many_names() {
        use Column::{Code, Group, Text, Title};
        for header in [
            ["快捷短语编码", "快捷短语", "快捷短语分组"],
            ["快捷编码", "快捷短语", "快捷短语分组"],
            ["\u{feff}编码", "话术内容（必填）*", " 分 类 "],
            ["Code", "TEXT", "Group:"],
        ] {
            assert_eq!(read(&row(&header)), Some(vec![Some(Code), Some(Text), Some(Group)]), "{header:?}");
        }
        let found = read(&row(&["登记日期", "内容", "标题", "话术"])).unwrap();
        assert_eq!(found, [None, Some(Text), Some(Title), None]);
        assert_eq!(read(&row(&["编码", "分组"])), None);
    }

    #[test]
    fn it_may_stand_below_a_title() {
        let rows = [row(&["话术"]), row(&[]), row(&["分组", "话术"]), row(&["内容", "分组"])];
        assert_eq!(Header::find(&rows).unwrap().at, 2);
        assert_eq!(columns(&rows), 2);
        assert_eq!(Header::find(&rows[..2]).unwrap().at, 0);
        assert_eq!(columns(&rows[1..2]), 0);
    }

    #[test]
    fn no_name_means_two_things() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
        assert!(NAMES.iter().all(|(column, names)| names.iter().all(|name| named(name) == Some(*column))));
    }
}
