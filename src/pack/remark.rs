//! The forms of order remarks (备注) as data: one entry a kind, with the text a team writes.

use super::Place;
use serde::{Deserialize, Serialize};

/// One kind of remark, as a team writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkForm {
    /// Which kind.
    pub kind: RemarkKind,
    /// On the agent's key: 改地址.
    pub title: String,
    /// The text, with the kind's fields and `{接待ID}` `{日期}` as variables:
    /// `修改地址为:{省}{市}{区}{详细} {姓名} {电话},{接待ID},{日期}`. The signature is what follows the last field.
    pub form: String,
    /// The flag it proposes (R11, R12).
    #[serde(default)]
    pub flag: Option<Flag>,
    /// Whether the date carries the time, `HH:MM` (R11).
    #[serde(default)]
    pub time: bool,
    /// What the remark does not change, said after it is saved: 平台收货地址.
    #[serde(default)]
    pub unchanged: String,
    /// The phrase to offer for the customer after it is saved, by id.
    #[serde(default)]
    pub phrase: String,
    /// Rows of the requirements it rests on: `R1`.
    pub cite: Vec<String>,
    /// Where it is written, for faults.
    #[serde(skip)]
    pub place: Place,
}

/// The kinds of remarks: a closed set, as in the command's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// 修改地址 (R1).
    Address,
    /// 修改产品 (R2).
    Product,
    /// 快递要求 (R3).
    Courier,
    /// 发货时间 (R4).
    ShipDate,
    /// 其他要求 (R5).
    Other,
    /// 已催件 (R6).
    Urged,
    /// Any other change of the order or the receiver's data: 变动事由 (R11).
    Change,
    /// 特殊要求 (R12).
    Special,
    /// 转接: the problem in a line (R7).
    Transfer,
    /// 补发单号 (R8).
    Reship,
    /// 退货退款原因 (R9).
    Return,
    /// 赔付 (R10).
    Compensation,
}

impl RemarkKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Address,
        Self::Product,
        Self::Courier,
        Self::ShipDate,
        Self::Other,
        Self::Urged,
        Self::Change,
        Self::Special,
        Self::Transfer,
        Self::Reship,
        Self::Return,
        Self::Compensation,
    ];

    /// Its word in the command's contract and in packs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Product => "product",
            Self::Courier => "courier",
            Self::ShipDate => "ship-date",
            Self::Other => "other",
            Self::Urged => "urged",
            Self::Change => "change",
            Self::Special => "special",
            Self::Transfer => "transfer",
            Self::Reship => "reship",
            Self::Return => "return",
            Self::Compensation => "compensation",
        }
    }

    /// Whether the warehouse must read it before it ships: what comes too late for that is the reviewer's (R13).
    pub fn before_shipping(self) -> bool {
        !matches!(self, Self::Urged | Self::Transfer | Self::Reship | Self::Return | Self::Compensation)
    }

    /// Its fields: the name in the command's contract, and the variable in a form.
    pub fn fields(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Address => &[
                ("province", "省"),
                ("city", "市"),
                ("district", "区"),
                ("detail", "详细"),
                ("name", "姓名"),
                ("phone", "电话"),
            ],
            Self::Product => &[("name", "名称"), ("attributes", "属性"), ("code", "编码"), ("quantity", "数量")],
            Self::Courier => &[("courier", "快递"), ("service", "产品"), ("payment", "付款")],
            Self::ShipDate => &[("date", "日子")],
            Self::Urged => &[],
            _ => &[("text", "内容")],
        }
    }
}

/// A flag's colour. Platforms number them differently; a name fits all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flag {
    /// 红.
    Red,
    /// 黄.
    Yellow,
    /// 绿.
    Green,
    /// 蓝.
    Blue,
    /// 紫.
    Purple,
    /// 灰.
    Grey,
    /// 橙.
    Orange,
    /// 青.
    Cyan,
}

impl Flag {
    /// In the agent's words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Red => "红旗",
            Self::Yellow => "黄旗",
            Self::Green => "绿旗",
            Self::Blue => "蓝旗",
            Self::Purple => "紫旗",
            Self::Grey => "灰旗",
            Self::Orange => "橙旗",
            Self::Cyan => "青旗",
        }
    }
}
