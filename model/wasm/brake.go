package wasm

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
)

// brakeTurns is how many turns of loops pass between two looks: some 100 µs.
const brakeTurns = 1 << 16

// scratch is an address below the program's data (1024) that the brake may use.
const scratch = 16

// Sections of a module that are read or changed.
const (
	sectionType     = 1
	sectionImport   = 2
	sectionFunction = 3
	sectionGlobal   = 6
	sectionCode     = 10
)

// ErrForm says that a module is not of a form that AddBrake understands.
var ErrForm = errors.New("wasm: module of an unknown form")

// brake holds the numbers that the inserted instructions name.
type brake struct {
	kind   uint32 // type of the brake function
	self   uint32 // the brake function
	global uint32 // turns left
	write  uint32 // fd_write of WASI
}

// Pedal is the standard output for a module with a brake: it lets the module
// go on until its context ends. What the module writes is dropped.
type Pedal struct{ Context context.Context }

// Write ends the running module if the context has ended.
func (p Pedal) Write(b []byte) (int, error) {
	if err := p.Context.Err(); err != nil {
		panic(err) // the only way out of running WebAssembly; wazero makes an error of it
	}
	return len(b), nil
}

// AddBrake gives a copy of the module wasm with a brake. Anything in it that
// is not known here is an ErrForm.
func AddBrake(wasm []byte) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // reading past the end
			out, err = nil, fmt.Errorf("%w: %v", ErrForm, r)
		}
	}()
	if !bytes.HasPrefix(wasm, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, ErrForm
	}
	b, err := planBrake(wasm)
	if err != nil {
		return nil, err
	}
	out = append(make([]byte, 0, len(wasm)+len(wasm)/8), wasm[:8]...)
	for r := (&wasmReader{b: wasm, i: 8}); r.i < len(wasm); {
		id := r.byte()
		body := r.take(r.uint())
		switch id {
		case sectionType:
			body = appended(body, []byte{0x60, 0, 0}) // nothing in, nothing out
		case sectionFunction:
			body = appended(body, uleb(nil, b.kind))
		case sectionGlobal:
			body = appended(body, append(i32const([]byte{0x7F, 0x01}, brakeTurns), opEnd)) // mutable i32
		case sectionCode:
			body = b.code(body)
		}
		out = append(uleb(append(out, id), uint32(len(body))), body...)
	}
	return out, nil
}

// planBrake finds the numbers of what will be appended.
func planBrake(wasm []byte) (b brake, err error) {
	count := map[byte]uint32{}
	var imports []byte
	for r := (&wasmReader{b: wasm, i: 8}); r.i < len(wasm); {
		id := r.byte()
		body := r.take(r.uint())
		if id == sectionImport {
			imports = body
		} else if id != 0 && len(body) > 0 {
			count[id] = (&wasmReader{b: body}).uint()
		}
	}
	var functions, globals uint32
	found := false
	r := &wasmReader{b: imports}
	for range r.uint() {
		module, name := r.take(r.uint()), r.take(r.uint())
		switch kind := r.byte(); kind {
		case 0:
			if string(module) == "wasi_snapshot_preview1" && string(name) == "fd_write" {
				b.write, found = functions, true
			}
			r.uint()
			functions++
		case 3:
			r.skip(2)
			globals++
		default: // a table, memory or tag from outside: not in this module
			return b, ErrForm
		}
	}
	if !found || count[sectionType] == 0 || count[sectionFunction] == 0 || count[sectionGlobal] == 0 {
		return b, ErrForm
	}
	b.kind = count[sectionType]
	b.self = functions + count[sectionFunction]
	b.global = globals + count[sectionGlobal]
	return b, nil
}

// appended adds an entry to a section, which is a count and entries.
func appended(section, entry []byte) []byte {
	r := &wasmReader{b: section}
	out := uleb(nil, r.uint()+1)
	return append(append(out, section[r.i:]...), entry...)
}

// code inserts the counter into all functions and appends the brake function.
func (b brake) code(section []byte) []byte {
	r := &wasmReader{b: section}
	n := r.uint()
	out := uleb(make([]byte, 0, len(section)+len(section)/8), n+1)
	var fresh []byte
	turn := b.turn()
	for range n {
		body := r.take(r.uint())
		fresh = fresh[:0]
		f := &wasmReader{b: body}
		for range f.uint() { // local variables
			f.uint()
			f.byte()
		}
		done := 0
		for f.i < len(body) {
			if f.instruction() == opLoop {
				fresh = append(append(fresh, body[done:f.i]...), turn...)
				done = f.i
			}
		}
		fresh = append(fresh, body[done:]...)
		out = append(uleb(out, uint32(len(fresh))), fresh...)
	}
	own := b.function()
	return append(uleb(out, uint32(len(own))), own...)
}

// turn are the instructions at the beginning of each turn of a loop:
//
//	left = left - 1
//	if left == 0 { brake() }
func (b brake) turn() []byte {
	get, set := uleb([]byte{opGlobalGet}, b.global), uleb([]byte{opGlobalSet}, b.global)
	out := bytes.Clone(get)
	out = append(i32const(out, 1), opI32Sub)
	out = append(append(out, set...), get...)
	out = append(out, opI32Eqz, opIf, 0x40, opCall)
	return append(uleb(out, b.self), opEnd)
}

// function is the body of the brake function:
//
//	left = brakeTurns
//	list of one buffer at scratch = {scratch, 1 byte}
//	fd_write(1, list, 1, &written)
func (b brake) function() []byte {
	out := []byte{0} // no local variables
	out = uleb(append(i32const(out, brakeTurns), opGlobalSet), b.global)
	store := func(at, value int32) {
		out = append(i32const(i32const(out, at), value), opI32Store, 2, 0)
	}
	store(scratch, scratch)
	store(scratch+4, 1)
	for _, arg := range []int32{1, scratch, 1, scratch + 8} {
		out = i32const(out, arg)
	}
	return append(uleb(append(out, opCall), b.write), opDrop, opEnd)
}

func uleb(b []byte, v uint32) []byte { return binary.AppendUvarint(b, uint64(v)) }

// i32const appends the instruction that gives v.
func i32const(b []byte, v int32) []byte {
	b = append(b, 0x41)
	for {
		low := byte(v & 0x7F)
		v >>= 7
		if v == 0 && low&0x40 == 0 || v == -1 && low&0x40 != 0 {
			return append(b, low)
		}
		b = append(b, low|0x80)
	}
}
