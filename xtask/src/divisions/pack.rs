//! The table as bytes. `src/remark/address/divisions.rs` reads them; what they mean is said there.

use super::{Kind, Table};
use anyhow::{Context, Result, bail};

pub(super) fn bytes(table: &Table) -> Result<Vec<u8>> {
    let codes: Vec<u32> = table.units.keys().copied().collect();
    let number = |code: u32| codes.binary_search(&code).map_err(|_| anyhow::anyhow!("{code}: no division"));
    let mut body = Vec::new();
    let short = |value: usize, out: &mut Vec<u8>| -> Result<()> {
        out.extend(u16::try_from(value).context("too much for two bytes")?.to_le_bytes());
        Ok(())
    };
    short(codes.len(), &mut body)?;
    let mut last = 0;
    for code in &codes {
        varint(code - last, &mut body);
        last = *code;
    }
    short(table.sat.len(), &mut body)?;
    for (code, city) in &table.sat {
        short(number(*code)?, &mut body)?;
        short(number(*city)?, &mut body)?;
    }
    short(table.names.len(), &mut body)?;
    let mut before: Vec<u16> = Vec::new();
    for (name, meanings) in &table.names {
        let units: Vec<u16> = name.encode_utf16().collect();
        let shared = units.iter().zip(&before).take_while(|(one, other)| one == other).count().min(15);
        let added = units.get(shared..).unwrap_or(&[]);
        if added.len() > 15 || units.len() < 2 {
            bail!("{name}: too long, or too short to be looked for");
        }
        body.push((shared << 4 | added.len()) as u8);
        body.extend(added.iter().flat_map(|unit| unit.to_le_bytes()));
        for (at, meaning) in meanings.iter().enumerate() {
            let unit = number(meaning.code)?;
            if unit >= 1 << 12 {
                bail!("too many divisions for twelve bits");
            }
            let kind = match meaning.kind {
                Kind::Full => 0,
                Kind::Short => 1,
                Kind::Old => 2,
            };
            let end = usize::from(at + 1 == meanings.len());
            short(unit | kind << 12 | usize::from(meaning.common) << 14 | end << 15, &mut body)?;
        }
        before = units;
    }
    let mut out = b"XQD1".to_vec();
    out.extend(checksum(&body).to_le_bytes());
    out.extend(body);
    Ok(out)
}

fn varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// FNV-1a: tells damage, and is no protection against anybody.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
