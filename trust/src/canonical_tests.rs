use super::*;
use crate::json::read;

fn canonical(json: &str) -> String {
    String::from_utf8(write(&read(json.as_bytes()).unwrap())).unwrap()
}

#[test]
fn one_form() {
    assert_eq!(
        canonical(r#"{"b":1,"a":[true,null],"A":"\u53cc\"\\\/\n\t"}"#),
        "{\"A\":\"双\\\"\\\\/\n\t\",\"a\":[true,null],\"b\":1}"
    );
    assert_eq!(canonical(" -12 "), "-12");
}

#[test]
fn a_file_reads_as_what_was_written() {
    let value = read(r#"{"note":"一\n\t\"二\"\\","n":[1,{}]}"#.as_bytes()).unwrap();
    assert_eq!(read(&file(&value)).unwrap(), value);
}
