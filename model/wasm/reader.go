package wasm

// Instructions that the brake uses or looks for.
const (
	opLoop      = 0x03
	opIf        = 0x04
	opEnd       = 0x0B
	opCall      = 0x10
	opDrop      = 0x1A
	opGlobalGet = 0x23
	opGlobalSet = 0x24
	opI32Store  = 0x36
	opI32Eqz    = 0x45
	opI32Sub    = 0x6B
)

// wasmReader reads a WebAssembly module. It panics past the end, which its
// user recovers from.
type wasmReader struct {
	b []byte
	i int
}

func (r *wasmReader) byte() byte {
	r.i++
	return r.b[r.i-1]
}

func (r *wasmReader) skip(n int) { _ = r.take(uint32(n)) }

func (r *wasmReader) take(n uint32) []byte {
	r.i += int(n)
	return r.b[r.i-int(n) : r.i : len(r.b)]
}

// uint reads an unsigned number, or passes over a signed one.
func (r *wasmReader) uint() uint32 {
	var v uint32
	for shift := 0; ; shift += 7 {
		c := r.byte()
		if shift < 32 {
			v |= uint32(c&0x7F) << shift
		}
		if c < 0x80 {
			return v
		}
	}
}

func (r *wasmReader) uints(n int) {
	for range n {
		r.uint()
	}
}

// operands gives the form of the operands of an instruction: how many numbers
// follow it, or one of the values below.
const (
	opUnknown = -1 - iota
	opTable   // a list of labels and one more
	opTypes   // a list of types
	opCatches // a block type and a list of handlers
	opFixed4  // four bytes
	opFixed8  // eight bytes
	opMisc    // a number that says more
	opVector  // likewise, for SIMD
)

// operandForms gives operandForm by first byte.
var operandForms = func() (t [256]int8) {
	for i := range t {
		t[i] = opUnknown
	}
	fill := func(from, to int, form int8) {
		for i := from; i <= to; i++ {
			t[i] = form
		}
	}
	fill(0x00, 0x01, 0) // unreachable, nop
	fill(0x02, 0x04, 1) // block, loop, if: a type
	t[0x05] = 0         // else
	t[0x08] = 1         // throw
	t[0x0A] = 0         // throw_ref
	t[0x0B] = 0         // end
	fill(0x0C, 0x0D, 1) // br, br_if
	t[0x0E] = opTable
	t[0x0F] = 0 // return
	t[0x10], t[0x11], t[0x12], t[0x13] = 1, 2, 1, 2
	fill(0x1A, 0x1B, 0) // drop, select
	t[0x1C] = opTypes
	t[0x1F] = opCatches // try_table
	fill(0x20, 0x26, 1) // variables, tables
	fill(0x28, 0x3E, 2) // memory: alignment and offset
	fill(0x3F, 0x42, 1) // memory size, integer constants
	t[0x43], t[0x44] = opFixed4, opFixed8
	fill(0x45, 0xC4, 0) // arithmetic
	t[0xD0], t[0xD1], t[0xD2] = 1, 0, 1
	t[0xFC], t[0xFD] = opMisc, opVector
	return t
}()

// miscOperands are the operands behind 0xFC: conversions, then bulk memory and tables.
var miscOperands = [...]int{0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1}

// instruction passes over one instruction with its operands and gives its first byte.
func (r *wasmReader) instruction() byte {
	op := r.byte()
	switch form := operandForms[op]; form {
	case opTable:
		r.uints(int(r.uint()) + 1)
	case opTypes:
		r.skip(int(r.uint()))
	case opCatches:
		r.uint()
		for range r.uint() {
			if kind := r.byte(); kind < 2 { // with a tag
				r.uint()
			}
			r.uint()
		}
	case opFixed4:
		r.skip(4)
	case opFixed8:
		r.skip(8)
	case opMisc:
		r.uints(miscOperands[r.uint()])
	case opVector:
		r.vector()
	case opUnknown:
		panic(op)
	default:
		r.uints(int(form))
	}
	return op
}

// vector passes over the rest of a SIMD instruction.
func (r *wasmReader) vector() {
	switch op := r.uint(); {
	case op <= 11 || op == 92 || op == 93: // load and store
		r.uints(2)
	case op == 12 || op == 13: // a constant, a shuffle
		r.skip(16)
	case op >= 21 && op <= 34: // one lane
		r.skip(1)
	case op >= 84 && op <= 91: // load and store of one lane
		r.uints(2)
		r.skip(1)
	}
}
