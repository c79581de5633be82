//! The text of an editable element, with the way back to its nodes. Blocks and `<br>` become line breaks, as the agent
//! sees them; a last `<br>` that only keeps a line open is none.

use web_sys::{Element, HtmlElement, Node, Range};
use xiaoqi_bridge::Utf16Span;

const BLOCKS: [&str; 8] = ["DIV", "P", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "SECTION"];
/// How deep nested elements are followed.
const DEEPEST: usize = 64;

/// The text, and where each text node's piece stands in it.
pub(super) struct Content {
    pub(super) text: String,
    pieces: Vec<Piece>,
    length: u32,
}

struct Piece {
    node: Node,
    start: u32,
    end: u32,
}

impl Content {
    pub(super) fn of(editor: &HtmlElement) -> Self {
        let mut content = Self { text: String::new(), pieces: Vec::new(), length: 0 };
        content.children(editor, 0);
        if content.text.ends_with('\n') {
            content.text.pop();
        }
        content
    }

    fn children(&mut self, element: &Element, depth: usize) {
        let mut child = element.first_child();
        while let Some(node) = child {
            self.node(&node, depth);
            child = node.next_sibling();
        }
    }

    fn node(&mut self, node: &Node, depth: usize) {
        if node.node_type() == Node::TEXT_NODE {
            let text = node.node_value().unwrap_or_default();
            let start = self.length;
            self.push(&text);
            self.pieces.push(Piece { node: node.clone(), start, end: self.length });
            return;
        }
        let Some(element) = wasm_bindgen::JsCast::dyn_ref::<Element>(node) else { return };
        let name = element.tag_name();
        if name == "BR" {
            self.push("\n");
        } else if depth < DEEPEST {
            let block = BLOCKS.contains(&name.as_str());
            if block && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.push("\n");
            }
            self.children(element, depth + 1);
            if block && !self.text.ends_with('\n') {
                self.push("\n");
            }
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += u32::try_from(text.encode_utf16().count()).unwrap_or(0);
    }

    /// What is selected in `editor`.
    pub(super) fn selection(&self, editor: &HtmlElement) -> Option<Utf16Span> {
        let range = gloo::utils::window().get_selection().ok()??.get_range_at(0).ok()?;
        let inside = |node: &Node| editor.contains(Some(node));
        let (from, to) = (range.start_container().ok()?, range.end_container().ok()?);
        if !inside(&from) || !inside(&to) {
            return None;
        }
        let start = self.place(&from, range.start_offset().ok()?);
        let end = self.place(&to, range.end_offset().ok()?);
        Some(Utf16Span { start, end: end.max(start) })
    }

    /// Where a place of the DOM stands in the text. Between nodes it is the start of the next text there is.
    fn place(&self, node: &Node, offset: u32) -> u32 {
        if let Some(piece) = self.pieces.iter().find(|p| p.node == *node) {
            return piece.start + offset.min(piece.end - piece.start);
        }
        let child = node.child_nodes().get(offset);
        let Some(child) = child else {
            let before = self.pieces.iter().filter(|p| node.contains(Some(&p.node)));
            return before.max_by_key(|p| p.end).map_or(self.end(), |p| p.end);
        };
        let follows = |p: &&Piece| {
            child.contains(Some(&p.node))
                || child.compare_document_position(&p.node) & Node::DOCUMENT_POSITION_FOLLOWING != 0
        };
        self.pieces.iter().find(follows).map_or(self.end(), |p| p.start)
    }

    /// The text's length, a line kept open not counted.
    fn end(&self) -> u32 {
        self.length.min(u32::try_from(self.text.encode_utf16().count()).unwrap_or(0))
    }

    /// A range over `span`, if both its ends stand in text.
    pub(super) fn range(&self, span: Utf16Span) -> Option<Range> {
        let first = self.pieces.iter().find(|p| p.start <= span.start && span.start < p.end.max(p.start + 1))?;
        let last = self.pieces.iter().rev().find(|p| p.start < span.end.max(1) && span.end <= p.end)?;
        let range = Range::new().ok()?;
        range.set_start(&first.node, span.start - first.start).ok()?;
        range.set_end(&last.node, span.end - last.start).ok()?;
        Some(range)
    }
}
