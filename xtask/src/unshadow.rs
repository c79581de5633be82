//! Glue that a page cannot mislead by names: `<form name="querySelector">` hides the document's own method of that name, an
//! `<input name="closest">` its form's, in the extension's world too. The prototypes there are nobody's but ours, so what the
//! glue asks of a node it asks of its prototype.

/// What is asked of nodes by name. Anything that a plain object has of its own must not be here.
const NAMES: [&str; 48] = [
    "activeElement",
    "addEventListener",
    "appendChild",
    "attachShadow",
    "body",
    "childElementCount",
    "childNodes",
    "children",
    "click",
    "closest",
    "compareDocumentPosition",
    "contains",
    "createElement",
    "createRange",
    "defaultView",
    "dispatchEvent",
    "documentElement",
    "execCommand",
    "firstChild",
    "firstElementChild",
    "focus",
    "getAttribute",
    "getBoundingClientRect",
    "getSelection",
    "hasAttribute",
    "hasFocus",
    "hidden",
    "innerText",
    "insertBefore",
    "isConnected",
    "isContentEditable",
    "lastElementChild",
    "matches",
    "nextElementSibling",
    "nextSibling",
    "nodeType",
    "ownerDocument",
    "parentElement",
    "parentNode",
    "previousElementSibling",
    "querySelector",
    "querySelectorAll",
    "remove",
    "removeEventListener",
    "replaceChild",
    "setAttribute",
    "tagName",
    "textContent",
];

const HELPERS: &str = "const ofNode = (o, name) => { const p = Object.getPrototypeOf(o); \
return p !== null && name in p ? Reflect.get(p, name, o) : o[name]; };\n";

/// The glue, asking prototypes.
pub(crate) fn unshadowed(glue: &str) -> String {
    let mut safe = glue.to_owned();
    for receiver in ["getObject(arg0)", "arg0"] {
        for name in NAMES {
            let asked = format!("ofNode({receiver}, \"{name}\")");
            safe = safe.replace(&format!("{receiver}.{name}("), &format!("{asked}.call({receiver}, "));
            safe = safe.replace(&format!("{receiver}.{name};"), &format!("{asked};"));
        }
    }
    format!("{HELPERS}{safe}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_a_node_is_asked_of_its_prototype() {
        let glue = "const ret = arg0.closest(v0);\nconst ret = getObject(arg0).body;\nconst ret = arg0.length;\narg0.hiddenly();\n";
        let safe = unshadowed(glue);
        let lines: Vec<&str> = safe.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "const ret = ofNode(arg0, \"closest\").call(arg0, v0);",
                "const ret = ofNode(getObject(arg0), \"body\");",
                "const ret = arg0.length;",
                "arg0.hiddenly();",
            ]
        );
        assert!(NAMES.is_sorted());
    }
}
