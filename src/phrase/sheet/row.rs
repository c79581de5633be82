//! One row read: a phrase as it says, or why it is none. Names and codes are as the row has them; what must be each once is
//! settled over all rows ([`name`](super::name)).

use super::clean::{clean, has_markup, honest, is_error};
use super::column::{Column, Header};
use super::note::{cut, too_long};
use super::{Form, LeftOut, Note, Row, Why, code, entity, list, variable, words};
use crate::pack::Phrase;
use crate::pack::source::caps::LONGEST_PHRASE;
use crate::text::calendar::Date;

/// Bytes of a group, a code or a name: what is longer is a text in the wrong column.
pub(super) const LONGEST_SHORT: usize = 200;
/// Questions of one phrase.
const MOST_QUESTIONS: usize = 200;
/// Where a row names none.
pub(super) const NO_GROUP: &str = "未分组";

/// A row read.
pub(super) struct Draft {
    pub(super) row: usize,
    /// Its id and code are empty where the row has none.
    pub(super) phrase: Phrase,
    /// Code, text and group as they stood.
    pub(super) cells: [String; 3],
}

/// Reads one row; nothing where nothing stands in it.
///
/// # Errors
/// Why it is no phrase.
pub(super) fn read(row: &Row, header: &Header, form: Form, notes: &mut Vec<Note>) -> Option<Result<Draft, LeftOut>> {
    if row.cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let mut reader = Reader { row, header, form, notes };
    for (at, cell) in row.cells.iter().enumerate().skip(header.columns.len()) {
        if !cell.trim().is_empty() {
            let message = format!("第{}列没有表头，「{}」没有读", at + 1, cut(cell));
            reader.note("extra-cell", message);
        }
    }
    let cells = [Column::Code, Column::Text, Column::Group].map(|column| reader.raw(column).to_owned());
    Some(match reader.phrase() {
        Ok(phrase) => Ok(Draft { row: row.number, phrase, cells }),
        Err(why) => Err(LeftOut { row: row.number, why, cells }),
    })
}

struct Reader<'a> {
    row: &'a Row,
    header: &'a Header,
    form: Form,
    notes: &'a mut Vec<Note>,
}

impl Reader<'_> {
    fn note(&mut self, code: &'static str, message: String) {
        self.notes.push(Note::new(self.row.number, code, message));
    }

    fn raw(&self, column: Column) -> &str {
        self.header.place(column).and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// A cell as it is meant, with a note of what nobody would have seen in it.
    fn cell(&mut self, column: Column) -> String {
        let raw = self.raw(column);
        let cleaned = if self.form == Form::Csv { clean(&entity::read(raw)) } else { clean(raw) };
        if !cleaned.removed.is_empty() {
            let names: Vec<String> =
                cleaned.removed.iter().take(8).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            self.note("hidden", format!("{}：去掉了看不见的字符 {}", column.name(), names.join(" ")));
        }
        cleaned.text
    }

    /// A cell that must be short and say what it looks like.
    fn short(&mut self, column: Column) -> Result<String, Why> {
        let said = self.cell(column).trim().to_owned();
        too_long(column.name(), &said, LONGEST_SHORT)?;
        honest(&said)?;
        Ok(said)
    }

    fn phrase(mut self) -> Result<Phrase, Why> {
        let text = self.text()?;
        let given = self.short(Column::Code)?;
        let code = code::plain(&given);
        honest(&code)?; // what a blank kept apart stands together now
        if code != given {
            self.note("plain-code", format!("编码「{}」写作「{}」：只用小写，不留空格", cut(&given), cut(&code)));
        }
        let group = self.short(Column::Group)?;
        let (from, to) = (self.day(Column::From)?, self.day(Column::To)?);
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            return Err(Why::Over);
        }
        Ok(Phrase {
            id: self.short(Column::Id)?,
            group: if group.is_empty() { NO_GROUP.to_owned() } else { group },
            code,
            text,
            variants: self.variants(),
            shop: list::read(&self.cell(Column::Shop)),
            goods: list::read(&self.cell(Column::Goods)),
            from,
            to,
            image: self.short(Column::Image)?,
            ask: self.questions(),
            stage: self.words(Column::Stage, words::stage),
            platform: self.words(Column::Platform, words::platform),
            locked: self.one(Column::Locked, words::yes, "不是是或否，当作否"),
            occasion: self.one(Column::Occasion, |word| words::occasion(word).map(Some), "不认识，没有读"),
            uses: self.one(Column::Uses, words::uses, "不是次数，当作 0"),
            cite: list::read(&self.cell(Column::Cite)),
            ..Phrase::default()
        })
    }

    fn text(&mut self) -> Result<String, Why> {
        // Before anything walks over it.
        too_long("短语", self.raw(Column::Text), 8 * LONGEST_PHRASE)?;
        // Two quotes astray make one cell of the rows between them; that is seen by nothing else.
        let raw = self.raw(Column::Text).trim_end();
        if self.form == Form::Csv && raw.contains('\n') && raw.contains([',', '\t', ';']) {
            self.note("many-lines", "一个单元格里有几行，还有分隔符：如果本来是几条，请检查引号".to_owned());
        }
        let text = self.cell(Column::Text);
        if text.trim().is_empty() {
            return Err(Why::NoText);
        }
        if is_error(&text) {
            return Err(Why::ErrorValue(text.trim().to_owned()));
        }
        honest(&text)?;
        let (text, changed) = variable::translate(&text)?;
        too_long("短语", &text, LONGEST_PHRASE)?;
        for (written, ours) in changed {
            self.note("variable", format!("{written} 写作 {{{ours}}}"));
        }
        if has_markup(&text) {
            self.note("markup", "有网页标记，照原样保留：客户看到的就是这些字".to_owned());
        }
        Ok(text)
    }

    /// The same in other words: what could not be sent is none.
    fn variants(&mut self) -> Vec<String> {
        let cell = self.cell(Column::Variants);
        let mut found = Vec::new();
        for said in list::read(&cell) {
            let fit = || {
                honest(&said)?;
                let (said, _) = variable::translate(&said)?;
                too_long(Column::Variants.name(), &said, LONGEST_PHRASE)?;
                Ok::<String, Why>(said)
            };
            match fit() {
                Ok(said) => found.push(said),
                Err(why) => self.note("variant", format!("同义话术「{}」没有读：{why}", cut(&said))),
            }
        }
        found
    }

    fn day(&mut self, column: Column) -> Result<Option<Date>, Why> {
        let said = self.short(column)?;
        match words::date(&said) {
            None if !said.is_empty() => Err(Why::NoDate { what: column.name(), said: cut(&said) }),
            day => Ok(day),
        }
    }

    /// The questions; the title is one where there is no other.
    fn questions(&mut self) -> Vec<String> {
        let cell = self.cell(Column::Ask);
        let mut found = list::read(&cell);
        let title = self.cell(Column::Title).trim().to_owned();
        if !title.is_empty() && found.is_empty() {
            found.push(title);
        } else if !title.is_empty() {
            self.note("title", format!("标题「{}」没有读：这一行有问题", cut(&title)));
        }
        let many = found.len();
        found.retain(|question| question.len() <= LONGEST_PHRASE && !question.contains('\u{fffd}'));
        found.truncate(MOST_QUESTIONS);
        if found.len() < many {
            self.note("question", format!("{} 个问题没有读：太长、太多或读不出", many - found.len()));
        }
        found
    }

    /// Short words, in the pack's own where they are known. What is not known stays: it must not come to mean all.
    fn words(&mut self, column: Column, known: impl Fn(&str) -> Option<&'static str>) -> Vec<String> {
        let cell = self.cell(column);
        let mut found: Vec<String> = Vec::new();
        for word in list::words(&cell).filter(|word| !words::is_all(word)) {
            if known(word).is_none() {
                self.note("unknown-word", format!("{}「{}」不认识，照原样保留", column.name(), cut(word)));
            }
            let word = known(word).unwrap_or(word);
            if !found.iter().any(|one| one == word) {
                found.push(word.to_owned());
            }
        }
        found
    }

    /// One word; what it is taken for where it is not known is the default.
    fn one<T: Default>(&mut self, column: Column, known: impl Fn(&str) -> Option<T>, otherwise: &str) -> T {
        let cell = self.cell(column);
        let word = cell.trim();
        let found = known(word);
        if found.is_none() && !word.is_empty() {
            self.note("unknown-word", format!("{}「{}」{otherwise}", column.name(), cut(word)));
        }
        found.unwrap_or_default()
    }
}
