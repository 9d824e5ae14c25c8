package model

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Kind says what sort of failure an error is, so that a caller can choose what
// to do without reading its text.
type Kind string

// The kinds of failure.
const (
	Invalid     Kind = "invalid"     // the input breaks a rule; Error.Fields names which
	NotFound    Kind = "not-found"   // the thing asked for does not exist
	Conflict    Kind = "conflict"    // the name or content is taken
	Busy        Kind = "busy"        // somebody else holds it now; trying again later can help
	Denied      Kind = "denied"      // locked, encrypted, or no permission
	Unsupported Kind = "unsupported" // the program does not handle this type or version
	Canceled    Kind = "canceled"    // the user stopped it
	Unavailable Kind = "unavailable" // a disk, share or helper program cannot be reached
	Internal    Kind = "internal"    // a mistake of the program
)

// Error is an error that a person can act on. Msg is a full sentence in
// Indonesian: what happened, what is safe, what to do next. It is made where
// the cause is known; layers above wrap it with fmt.Errorf and %w.
type Error struct {
	Kind   Kind
	Msg    string
	Fields []FieldError // only for Invalid: every problem at once
	Err    error        // the cause, may be nil
}

// FieldError is one broken rule of one field, so that a form can mark it.
type FieldError struct {
	Field string // name of the field, code or JSON path
	Msg   string // what is wrong, in Indonesian
}

// Error gives the sentence for people and its field list. The cause is reached
// with Unwrap; a log writes it beside the sentence.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Msg)
	for _, f := range e.Fields {
		fmt.Fprintf(&b, "\n  %s: %s", f.Field, f.Msg)
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of kind k with a sentence for people. An argument
// formatted with %w becomes the cause.
func Errorf(k Kind, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Kind: k, Msg: err.Error(), Err: errors.Unwrap(err)}
}

// KindOf walks err's chain and gives its kind: the first Error's, Canceled for
// context errors, Internal for anything else, "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	if errors.Is(err, context.Canceled) {
		return Canceled
	}
	return Internal
}

// Message gives the sentence that people shall read: the Msg of the first
// Error in the chain with its fields, or the plain text of err.
func Message(err error) string {
	var e *Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	msg := e.Msg
	for _, f := range e.Fields {
		msg += fmt.Sprintf("\n  %s: %s", f.Field, f.Msg)
	}
	return msg
}

// ItemError is the failure of one item of a batch; the others went on.
type ItemError struct {
	Name string // the file or item as the user named it
	Err  error
}
