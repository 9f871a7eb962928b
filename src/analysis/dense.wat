;; The network's sums of products, four or eight numbers at a time. Compiled into dense-code.ts by `npm run dense`.
;; Addresses and sizes are bytes; sizes are multiples of 64, so that no part is left over. Fractions are 16 bit, 1/2048 a step.
(module
  (import "vigie" "memory" (memory 1))

  ;; out[r] = bias[r] + row r · input, single precision; a row is `size` long
  (func (export "multiply") (param $rows i32) (param $count i32) (param $input i32) (param $size i32) (param $bias i32) (param $out i32)
    (local $stop i32) (local $in i32) (local $end i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (v128.const i32x4 0 0 0 0))
        (local.set $c (v128.const i32x4 0 0 0 0))
        (local.set $d (v128.const i32x4 0 0 0 0))
        (local.set $in (local.get $input))
        (local.set $stop (i32.add (local.get $input) (local.get $size)))
        (loop $next
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $rows)) (v128.load (local.get $in)))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (v128.load offset=16 (local.get $rows)) (v128.load offset=16 (local.get $in)))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (v128.load offset=32 (local.get $rows)) (v128.load offset=32 (local.get $in)))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (v128.load offset=48 (local.get $rows)) (v128.load offset=48 (local.get $in)))))
          (local.set $rows (i32.add (local.get $rows) (i32.const 64)))
          (local.set $in (i32.add (local.get $in) (i32.const 64)))
          (br_if $next (i32.lt_u (local.get $in) (local.get $stop))))
        (local.set $a (f32x4.add (f32x4.add (local.get $a) (local.get $b)) (f32x4.add (local.get $c) (local.get $d))))
        (f32.store (local.get $out)
          (f32.add (f32.load (local.get $bias))
            (f32.add
              (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
              (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a))))))
        (local.set $bias (i32.add (local.get $bias) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $row))))

  ;; fractions out of single precision; `size` is the fractions'
  (func (export "pack") (param $from i32) (param $out i32) (param $size i32)
    (local $end i32) (local $scale v128)
    (local.set $scale (f32x4.splat (f32.const 2048)))
    (local.set $end (i32.add (local.get $out) (local.get $size)))
    (loop $next
      (v128.store (local.get $out)
        (i16x8.narrow_i32x4_s
          (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load (local.get $from)) (local.get $scale))))
          (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load offset=16 (local.get $from)) (local.get $scale))))))
      (local.set $from (i32.add (local.get $from) (i32.const 32)))
      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $out) (local.get $end)))))

  ;; single precision out of fractions; `size` is the fractions'
  (func (export "unpack") (param $from i32) (param $out i32) (param $size i32)
    (local $end i32) (local $scale v128)
    (local.set $scale (f32x4.splat (f32.const 0.00048828125)))
    (local.set $end (i32.add (local.get $from) (local.get $size)))
    (loop $next
      (v128.store (local.get $out)
        (f32x4.mul (local.get $scale) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (v128.load (local.get $from))))))
      (v128.store offset=16 (local.get $out)
        (f32x4.mul (local.get $scale) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (v128.load (local.get $from))))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $out (i32.add (local.get $out) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end)))))

  ;; out = the larger of out and a + b + c + d, fractions
  (func (export "raise") (param $a i32) (param $b i32) (param $c i32) (param $d i32) (param $out i32) (param $size i32)
    (local $at i32)
    (loop $next
      (v128.store (i32.add (local.get $out) (local.get $at))
        (i16x8.max_s
          (v128.load (i32.add (local.get $out) (local.get $at)))
          (i16x8.add_sat_s
            (i16x8.add_sat_s (v128.load (i32.add (local.get $a) (local.get $at))) (v128.load (i32.add (local.get $b) (local.get $at))))
            (i16x8.add_sat_s (v128.load (i32.add (local.get $c) (local.get $at))) (v128.load (i32.add (local.get $d) (local.get $at)))))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $size)))))

  ;; the largest of each column, none below 0, then each column's mean, over `count` rows of `size`, single precision
  (func (export "gather") (param $rows i32) (param $count i32) (param $out i32) (param $size i32)
    (local $column i32) (local $at i32) (local $end i32)
    (local $most v128) (local $sum v128) (local $value v128) (local $share v128)
    (local.set $share (f32x4.splat (f32.div (f32.const 1) (f32.convert_i32_u (i32.add (local.get $count) (i32.eqz (local.get $count)))))))
    (loop $next
      (local.set $most (v128.const i32x4 0 0 0 0))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (local.set $at (i32.add (local.get $rows) (local.get $column)))
      (local.set $end (i32.add (local.get $at) (i32.mul (local.get $count) (local.get $size))))
      (block $done
        (loop $row
          (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $value (v128.load (local.get $at)))
          (local.set $most (f32x4.pmax (local.get $most) (local.get $value)))
          (local.set $sum (f32x4.add (local.get $sum) (local.get $value)))
          (local.set $at (i32.add (local.get $at) (local.get $size)))
          (br $row)))
      (v128.store (i32.add (local.get $out) (local.get $column)) (local.get $most))
      (v128.store (i32.add (i32.add (local.get $out) (local.get $column)) (local.get $size))
        (f32x4.mul (local.get $sum) (local.get $share)))
      (local.set $column (i32.add (local.get $column) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $column) (local.get $size))))))
