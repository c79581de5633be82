//! What people call a division in short: its name without what it is, and without the peoples it is home of.

/// The peoples in names of divisions, longest first where one ends another.
const PEOPLES: [&str; 48] = [
    "维吾尔",
    "达斡尔族",
    "鄂温克族",
    "柯尔克孜族",
    "柯尔克孜",
    "塔吉克族",
    "塔吉克",
    "哈萨克族",
    "哈萨克",
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "土族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "锡伯",
    "普米族",
    "怒族",
    "保安族",
    "裕固族",
    "各族",
];

/// What a division is, longest first where one ends another.
const SUFFIXES: [&str; 20] = [
    "行政委员会",
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "新区",
    "特区",
    "林区",
    "街道",
    "省",
    "市",
    "盟",
    "区",
    "县",
    "旗",
];

/// Whether a division is a town of a city without districts.
pub(super) fn is_town(code: u32) -> bool {
    matches!(code / 100, 4419 | 4420 | 4604 | 6202) && !code.is_multiple_of(100)
}

/// The short name of a division; none where too little would be left, and none for 旗 and towns, where it means another
/// place.
pub(super) fn short(code: u32, name: &str) -> Option<String> {
    let suffix = SUFFIXES.iter().find(|suffix| name.ends_with(**suffix))?;
    let mut stem = name.strip_suffix(suffix)?;
    let banner = *suffix == "旗" && stem.ends_with(['前', '中', '后', '左', '右']);
    if is_town(code) || banner {
        return None;
    }
    while let Some(rest) =
        PEOPLES.iter().find_map(|people| stem.strip_suffix(people)).filter(|rest| rest.chars().count() >= 2)
    {
        stem = rest;
    }
    // 东乡族自治县, 鄂温克族自治旗: the people is the name.
    let stem = if suffix.starts_with("自治") { stem.strip_suffix('族').unwrap_or(stem) } else { stem };
    (stem.chars().count() >= 2).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn short_names() {
        for (code, name, wanted) in [
            (450000, "广西壮族自治区", Some("广西")),
            (650000, "新疆维吾尔自治区", Some("新疆")),
            (810000, "香港特别行政区", Some("香港")),
            (310115, "浦东新区", Some("浦东")),
            (652800, "巴音郭楞蒙古自治州", Some("巴音郭楞")),
            (653000, "克孜勒苏柯尔克孜自治州", Some("克孜勒苏")),
            (530925, "双江拉祜族佤族布朗族傣族自治县", Some("双江")),
            (622926, "东乡族自治县", Some("东乡")),
            (230208, "梅里斯达斡尔族区", Some("梅里斯")),
            (410304, "瀍河回族区", Some("瀍河")),
            (451031, "隆林各族自治县", Some("隆林")),
            (659001, "石河子市", Some("石河子")),
            (150522, "科尔沁左翼后旗", None),
            (150721, "阿荣旗", Some("阿荣")),
            (130123, "赵县", None),
            (441905, "虎门镇", None),
        ] {
            assert_eq!(short(code, name).as_deref(), wanted, "{name}");
        }
    }
}
