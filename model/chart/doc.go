// Package chart is the geometry of our charts, the same for screen and paper: a
// value goes in, places come out, as shares of a length or as degrees. The
// widgets of ui and package paint draw the same data, so that a leader sees on
// paper what stood on the screen.
//
// # Words
//
//	Dial   a ring open at the bottom with a main value, a thin second ring, and a tick
//	Bar    parts of a whole one after the other, with a line where the minimum is
//	Line   points over time
//	mark   the value that is asked for: a tick or a line across
//
// # What it must not do
//
// It draws nothing, words nothing and knows no Zona Integritas; colours, sizes
// and units belong to whoever draws. Everything is a pure function.
package chart
