//! What one name may be read as: in full, in short with what says that it is a division, or in short alone; and what makes
//! it part of another word.

use super::chain::{Cand, Names, Said, Step};
use super::divisions::{Kind, Level, Unit};
use super::text::{Text, han, one_of};
use super::units::{List, list, u};

/// What may follow a short name so that it is still one, by level.
const SUFFIXES: [&List; 3] =
    [list!("自治区 省 市 特区"), list!("自治州 地区 市 州 盟"), list!("自治县 自治旗 新区 市 区 县 旗")];

/// What makes a short name part of another one.
const ELSE: &List = list!(
    "路 街 巷 弄 苑 桥 村 镇 乡 站 大道 大街 大厦 大楼 花园 公寓 广场 饭店 宾馆 酒店 小区 新村 公园 公馆 家园 市场 支路 \
     东路 西路 南路 北路 中路 东街 西街 南街 北街 中街 东大街 西大街 南大街 北大街 东一路 西一路 一路 二路 三路 四路 五路 山庄 国际 银行 大酒店 商城 \
     面馆 会馆 商会 一中 二中 中学 小学 高速 机场 火车站"
);

impl Names<'_> {
    /// What a place may be read as, longest first.
    pub(super) fn readings(&self, at: usize) -> Vec<Step> {
        let from = self.hits.partition_point(|hit| (hit.start as usize) < at);
        let mut steps: Vec<Step> = Vec::new();
        let mut add = |end: usize, plain: bool, cand: Cand| match steps
            .iter_mut()
            .find(|step| step.end == end && step.plain == plain)
        {
            Some(step) => step.cands.push(cand),
            None => {
                let mut cands = Vec::with_capacity(4);
                cands.push(cand);
                steps.push(Step { start: at, end, cands, plain });
            }
        };
        for hit in self.hits.iter().skip(from).take_while(|hit| hit.start as usize == at) {
            let end = hit.end as usize;
            for meaning in self.table.meanings(hit.number) {
                let named = one_of(self.text.before(end), u!("市区县盟会")) && end - at >= 3;
                let said = match meaning.kind {
                    Kind::Full => Said::Full,
                    Kind::Short => Said::Short,
                    Kind::Old => Said::Old,
                };
                let cand = Cand { unit: meaning.unit, said, common: meaning.common };
                if said == Said::Full || said == Said::Old && named {
                    add(end, false, cand);
                    continue;
                }
                let own = self.table.letters(meaning.unit).last().copied().unwrap_or(0);
                let suffixes = SUFFIXES.get(self.table.level(meaning.unit) as usize);
                // 上饶市 is not 上饶县, whose full name is another entry; nor is 屏东市 in 台湾 the county.
                let bare = meaning.kind == Kind::Short && self.table.code(meaning.unit) < 700_000;
                if let Some(to) = suffixes.filter(|_| bare).and_then(|suffixes| self.text.any(end, suffixes)) {
                    let (last, fits) = (self.text.before(to), own == self.text.before(to));
                    let region = self.table.level(meaning.unit) == Level::Province;
                    // 云南省 has no 市, and no place but a 州 is one: 广东市, 苏州州.
                    if fits || !(region && one_of(last, u!("市")) || one_of(last, u!("州"))) {
                        let said = if fits || region { said } else { said.max(Said::Changed) };
                        add(to, false, Cand { said, common: false, ..cand });
                    }
                }
                add(end, true, cand);
            }
        }
        for step in &mut steps {
            if step.cands.iter().any(|cand| cand.said == Said::Full) {
                step.cands.retain(|cand| cand.said != Said::Changed);
            }
        }
        crate::text::sort_by(&mut steps, |a, b| b.end.cmp(&a.end).then(a.plain.cmp(&b.plain)));
        steps
    }

    /// Whether a reading is not part of another word: 上海路, 大同市场.
    pub(super) fn keeps(&self, step: &Step) -> bool {
        if !step.plain {
            return !(one_of(self.text.before(step.end), u!("市")) && one_of(self.text.get(step.end), u!("场")));
        }
        let next = self.hits.partition_point(|hit| (hit.start as usize) < step.end);
        let goes_on = self.hits.get(next).is_some_and(|hit| hit.start as usize == step.end && hit.end > hit.start + 1);
        let road = self.is_else(step.end);
        let way = one_of(self.text.get(step.end), u!("道")) && !one_of(self.text.get(step.end + 1), u!("里外真县孚"));
        !(road || way) || goes_on && !one_of(self.text.get(step.end), u!("路街"))
    }

    pub(super) fn is_else(&self, at: usize) -> bool {
        self.text.any(at, ELSE).is_some()
    }

    /// A district of `city` that is called by its first characters: 雨花区 for 雨花台区.
    pub(super) fn by_beginning(&self, at: usize, city: Unit) -> Option<(Unit, usize)> {
        let end = (at + 2..at + 4).find(|end| one_of(self.text.get(*end), u!("区县市旗")))?;
        let said = self.text.work.get(at..end).filter(|said| said.iter().all(|c| han(*c)))?;
        let mut like = self.table.below(city).filter(|unit| self.table.letters(*unit).starts_with(said));
        let one = like.next()?;
        like.next().is_none().then_some((one, end + 1))
    }
}

/// What an area is called that is no division and stands where a district would, longest first.
const AREAS: &List = list!(
    "高新技术产业开发区 高新技术产业园区 经济技术开发区 高新技术开发区 高新开发区 经济开发区 综合保税区 空港经济区 临空经济区 临港经济区 高新东区 \
     高新西区 高新南区 高新北区 高新区 经开区 保税区 开发区 工业园区"
);

/// Where an area ends that begins at a place.
pub(super) fn area(text: &Text<'_>, at: usize) -> Option<usize> {
    text.any(at, AREAS).filter(|end| text.any(*end, list!("路 街 大道 大街 管委会")).is_none())
}
