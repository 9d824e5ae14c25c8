package pdfium

import (
	"context"

	gopdfium "github.com/klippa-app/go-pdfium"
)

// Crash makes a call panic inside the engine, as a fault of PDFium would.
func (e *Engine) Crash(ctx context.Context) error {
	_, err := e.work(ctx, e.cfg.Limit, false, func(gopdfium.Pdfium) error { panic("crash") })
	return err
}

// Age makes the engine believe that its instance has worked for long.
func (e *Engine) Age() {
	e.turn <- struct{}{}
	e.calls = recycleAfter
	<-e.turn
}

// Born gives the number of instances so far.
func (e *Engine) Born() int {
	e.turn <- struct{}{}
	defer func() { <-e.turn }()
	return e.born
}
