//! What happens to a picture on its way: it is out of focus, and it is compressed.

/// A bell of this many pixels.
pub(crate) fn blurred(pixels: &[f64], width: usize, height: usize, deviation: f64) -> Vec<f64> {
    if deviation < 0.15 {
        return pixels.to_vec();
    }
    let reach = (3.0 * deviation).ceil() as i32;
    let bell: Vec<f64> =
        (-reach..=reach).map(|at| (-f64::from(at * at) / (2.0 * deviation * deviation)).exp()).collect();
    let sum: f64 = bell.iter().sum();
    let along = |pixels: &[f64], step: usize, at: usize, place: usize, length: usize| -> f64 {
        let value = |(off, weight): (usize, &f64)| {
            let near = (place as i32 + off as i32 - reach).clamp(0, length as i32 - 1) as usize;
            weight * pixels[at + near * step - place * step]
        };
        bell.iter().enumerate().map(value).sum::<f64>() / sum
    };
    let across: Vec<f64> = (0..pixels.len()).map(|at| along(pixels, 1, at, at % width, width)).collect();
    (0..pixels.len()).map(|at| along(&across, width, at, at / width, height)).collect()
}

/// What JPEG does to brightness: blocks of eight by eight, their cosines rounded, the finer the coarser.
pub(crate) fn compressed(pixels: &mut [f64], width: usize, height: usize, step: f64) {
    let cosine: Vec<f64> = (0..64)
        .map(|at| {
            let (frequency, place) = ((at / 8) as f64, (at % 8) as f64);
            let scale = if at < 8 { 0.125_f64.sqrt() } else { 0.5 };
            scale * (std::f64::consts::PI * (2.0 * place + 1.0) * frequency / 16.0).cos()
        })
        .collect();
    let mut block = [0.0; 64];
    for top in (0..height - height % 8).step_by(8) {
        for left in (0..width - width % 8).step_by(8) {
            for (at, value) in block.iter_mut().enumerate() {
                *value = pixels[(top + at / 8) * width + left + at % 8];
            }
            let mut waves = turned(&block, &cosine, false);
            for (at, wave) in waves.iter_mut().enumerate() {
                let coarse = step * (1.0 + (at / 8 + at % 8) as f64 / 3.0);
                *wave = (*wave / coarse).round() * coarse;
            }
            for (at, value) in turned(&waves, &cosine, true).iter().enumerate() {
                pixels[(top + at / 8) * width + left + at % 8] = *value;
            }
        }
    }
}

/// The cosine transform of a block, or the way back.
fn turned(block: &[f64; 64], cosine: &[f64], back: bool) -> [f64; 64] {
    let weight = |wave: usize, place: usize| if back { cosine[place * 8 + wave] } else { cosine[wave * 8 + place] };
    let mut rows = [0.0; 64];
    for at in 0..64 {
        rows[at] = (0..8).map(|k| weight(at % 8, k) * block[at / 8 * 8 + k]).sum();
    }
    let mut out = [0.0; 64];
    for at in 0..64 {
        out[at] = (0..8).map(|k| weight(at / 8, k) * rows[k * 8 + at % 8]).sum();
    }
    out
}
