//! A shop's table into a pack and out again, with the command itself.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may panic")]

use std::path::PathBuf;
use std::process::Command;

/// Exit code, standard output and standard error.
fn xiaoqi(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xiaoqi")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A folder of one test's own, gone with it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn name(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.name(name)
    }
}

const TABLE: &str = "快捷短语编码,快捷短语,快捷短语分组\r\n\
    zzfh1,亲&#44;今天下单明天发&#13;请放心,发货\r\n\
    zzhq,{买家昵称}，在的呢,\r\n\
    ,送到{快递公司}自提,发货\r\n\
    jsy,这里是本店，欢迎光临,开场\r\n";

#[test]
fn a_table_goes_into_a_pack_and_comes_out_of_it() {
    let folder = Folder::new();
    let (csv, pack, left) = (folder.put("a.csv", TABLE), folder.name("pack"), folder.name("left.csv"));
    assert_eq!(xiaoqi(&["pack", "new", &pack]).0, Some(0));
    let import = ["phrases", "import", &csv, "--into", &pack, "--left-out", &left];
    let (code, said, error) = xiaoqi(&import);
    assert!(code == Some(1) && said.is_empty(), "{said}{error}");
    for line in [
        "a.csv 第3行 [variable] {买家昵称} 写作 {买家}",
        "a.csv 第4行 [unknown-variable] 没有导入：{快递公司}",
        "a.csv 第5行 [same-code] 编码「jsy」规则包里的「close.thanks」已经在用，这一条改为「jsy2」",
        "a.csv：导入 3 条，没有导入 1 条，共 3 处说明。",
    ] {
        assert!(error.contains(line), "{line}\n{error}");
    }
    let toml = std::fs::read_to_string(folder.path("pack/phrases/imported.toml")).unwrap();
    assert!(toml.contains("id = \"imported.zzhq\"\ngroup = \"未分组\"\n") && toml.contains("cite = []"), "{toml}");
    let (code, said, error) = xiaoqi(&["pack", "check", &pack]);
    assert_eq!(code, Some(0), "{said}{error}");
    // What was left out, mended, is a table again.
    let mended = std::fs::read_to_string(&left).unwrap().replace("{快递公司}", "驿站");
    let (code, said, error) = xiaoqi(&["phrases", "import", &folder.put("left.csv", mended)]);
    assert!(code == Some(0) && said.contains("送到驿站自提") && error.contains("「原因」不认识"), "{said}{error}");

    // Again: only where it is asked for, and to the same end.
    let (code, _, error) = xiaoqi(&import);
    assert!(code == Some(2) && error.contains("--replace"), "{error}");
    assert_eq!(xiaoqi(&[&import[..], &["--replace"]].concat()).0, Some(1));
    assert_eq!(std::fs::read_to_string(folder.path("pack/phrases/imported.toml")).unwrap(), toml);

    for (name, options) in [("b.csv", &["--own"][..]), ("g.csv", &["--own", "--gbk"]), ("b.xlsx", &["--own"])] {
        let out = folder.name(name);
        let (code, said, error) = xiaoqi(&[&["phrases", "export", &pack, "-o", &out], options].concat());
        assert!(code == Some(0) && said.contains("3 条"), "{said}{error}");
        let (code, said, error) = xiaoqi(&["phrases", "import", &out]);
        assert_eq!(code, Some(0), "{error}");
        let bare = |toml: &str| toml.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(bare(&said), bare(&toml), "{name}");
    }
    let bytes = std::fs::read(folder.path("b.csv")).unwrap();
    let csv = String::from_utf8(bytes).unwrap();
    assert!(
        csv.starts_with(
            "\u{feff}快捷短语编码,快捷短语,快捷短语分组\r\nzzfh1,亲&#44;今天下单明天发&#13;请放心,发货\r\n"
        ),
        "{csv}"
    );
}

#[test]
fn a_workbook_of_the_pack_changed_by_hand_rewords_it() {
    let folder = Folder::new();
    let (pack, out) = (folder.name("pack"), folder.name("all.xlsx"));
    assert_eq!(xiaoqi(&["phrases", "export", "-o", &out]).0, Some(0));
    assert_eq!(xiaoqi(&["pack", "new", &pack]).0, Some(0));
    let (code, _, error) = xiaoqi(&["phrases", "import", &out, "--into", &pack]);
    assert!(code == Some(0) && error.contains("[same-as-pack]") && error.contains("导入 0 条"), "{error}");
    let csv = "编号,编码,短语,分组\nclose.thanks,jsy,谢谢光临,结束语\n";
    let (code, _, error) = xiaoqi(&["phrases", "import", &folder.put("one.csv", csv), "--into", &pack, "--replace"]);
    assert!(code == Some(0) && error.contains("[replaces]"), "{error}");
    let (_, said, error) = xiaoqi(&["pack", "check", &pack]);
    assert!(said.contains("no fault"), "{said}{error}");
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = Folder::new();
    let csv = folder.put("a.csv", TABLE);
    let refused = |arguments: &[&str], words: &str| {
        let (code, _, error) = xiaoqi(arguments);
        assert!(code == Some(2) && error.contains(words), "{arguments:?}: {error}");
    };
    refused(&["phrases", "import", &csv, "--into", &folder.name("none")], "pack new");
    refused(&["phrases", "import", &folder.put("b.csv", "好\n在的\n")], "表头");
    refused(&["phrases", "import", &folder.put("c.csv", "编码,短语\na,\"好\nb,在")], "第2行的引号");
    refused(&["phrases", "import", &folder.put("d.xls", b"\xd0\xcf\x11\xe0rest")], ".xlsx");
    refused(&["phrases", "export", "-o", &folder.name("a.txt")], ".csv 或 .xlsx");
    refused(&["phrases", "export", "--gbk", "-o", &folder.name("a.xlsx")], "--gbk");
    let pack = folder.name("pack");
    assert_eq!(xiaoqi(&["pack", "new", &pack]).0, Some(0));
    let emoji = folder.put("e.csv", "编码,短语,分组\nzzx,收到👍,开场\n");
    assert_eq!(xiaoqi(&["phrases", "import", &emoji, "--into", &pack]).0, Some(0));
    refused(&["phrases", "export", &pack, "--gbk", "-o", &folder.name("e.gbk.csv")], "imported.zzx：「👍」U+1F44D");
    assert!(!folder.path("e.gbk.csv").exists());
}
