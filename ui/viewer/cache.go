package viewer

import (
	"image"

	"siapzi/model"
)

// keptPages is how many drawn pages stay in memory: an A4 page at the usual
// size is some 2 MB.
const keptPages = 12

// pageKey names a drawn page.
type pageKey struct {
	hash  model.Hash
	page  int
	width int
}

// pageCache keeps the pages that were shown last.
type pageCache struct {
	keys   []pageKey // oldest first
	images map[pageKey]image.Image
}

// get gives a page that was put before, or nil.
func (c *pageCache) get(k pageKey) image.Image {
	img := c.images[k]
	if img != nil {
		c.touch(k)
	}
	return img
}

// put keeps a page and forgets the one that was not shown for longest.
func (c *pageCache) put(k pageKey, img image.Image) {
	if c.images == nil {
		c.images = map[pageKey]image.Image{}
	}
	c.images[k] = img
	c.touch(k)
	if len(c.keys) > keptPages {
		delete(c.images, c.keys[0])
		c.keys = c.keys[1:]
	}
}

func (c *pageCache) touch(k pageKey) {
	for i, x := range c.keys {
		if x == k {
			c.keys = append(c.keys[:i:i], c.keys[i+1:]...)
			break
		}
	}
	c.keys = append(c.keys, k)
}
