//! Phrases written as a table that [`read`](super::read) reads back as they were.

use super::column::Column;
use super::words::{occasion_name, platform_name, stage_name};
use super::{Form, entity, list};
use crate::pack::Phrase;

const PLAIN: [Column; 3] = [Column::Code, Column::Text, Column::Group];
const ALL: [Column; 17] = [
    Column::Id,
    Column::Code,
    Column::Text,
    Column::Group,
    Column::Ask,
    Column::Variants,
    Column::Stage,
    Column::Platform,
    Column::Locked,
    Column::Shop,
    Column::Goods,
    Column::From,
    Column::To,
    Column::Image,
    Column::Uses,
    Column::Occasion,
    Column::Cite,
];

/// Which column of a workbook holds numbers.
pub const USES: usize = 14;

/// The header, and a row for each phrase.
pub fn write(phrases: &[Phrase], form: Form) -> Vec<Vec<String>> {
    let columns: &[Column] = if form == Form::Csv { &PLAIN } else { &ALL };
    let header = columns.iter().map(|column| column.name().to_owned()).collect();
    let row = |phrase| columns.iter().map(|column| cell(phrase, *column, form)).collect();
    std::iter::once(header).chain(phrases.iter().map(row)).collect()
}

fn cell(phrase: &Phrase, column: Column, form: Form) -> String {
    let names = |words: &[String], name: fn(&str) -> &str| {
        words.iter().map(|word| name(word).to_owned()).collect::<Vec<_>>().join("、")
    };
    let said = match column {
        Column::Id => phrase.id.clone(),
        Column::Code => phrase.code.clone(),
        Column::Text => phrase.text.clone(),
        Column::Group => phrase.group.clone(),
        Column::Variants => list::write(&phrase.variants),
        Column::Shop => list::write(&phrase.shop),
        Column::Goods => list::write(&phrase.goods),
        Column::From => phrase.from.map(String::from).unwrap_or_default(),
        Column::To => phrase.to.map(String::from).unwrap_or_default(),
        Column::Image => phrase.image.clone(),
        Column::Ask => list::write(&phrase.ask),
        Column::Stage => names(&phrase.stage, stage_name),
        Column::Platform => names(&phrase.platform, platform_name),
        Column::Locked => if phrase.locked { "是" } else { "" }.to_owned(),
        Column::Uses => {
            if phrase.uses > 0 {
                phrase.uses.to_string()
            } else {
                String::new()
            }
        }
        Column::Occasion => phrase.occasion.map_or("", occasion_name).to_owned(),
        Column::Cite => list::write(&phrase.cite),
        Column::Title => String::new(),
    };
    if form == Form::Csv { entity::write(&said) } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_where_it_says() {
        assert_eq!(ALL[USES], Column::Uses);
    }
}
