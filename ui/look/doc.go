// Package look is how SiapZI looks: the theme with its colours, sizes and
// fonts for light and dark, the text styles, our icons, and how numbers, dates
// and sizes are written.
//
// # Words
//
//	token    a named colour (ColorMuted); painted with theme.Color(token)
//	style    size and weight of a text (Body, Title); applied to canvas.Text
//	icon     one of our own line drawings, tinted with a token
//
// Widgets take the colour at paint time and never keep it, since the theme can
// change while the program runs. The package knows no widget and no domain
// type; it must not draw anything by itself. Everything is safe to call from
// the UI goroutine; the format functions from any.
package look
