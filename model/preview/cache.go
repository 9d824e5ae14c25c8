package preview

import (
	"image"

	"siapzi/model"
)

// DefaultMemory is how many bytes of drawn pages are kept where Config says
// nothing: some 25 pages on an ordinary screen, 8 on a fine one.
const DefaultMemory = 64 << 20

// pageKey names a drawn page.
type pageKey struct {
	hash  model.Hash
	page  int
	width int // pixels
}

// pageCache keeps the pages that were asked for last, up to a number of bytes.
// The newest page is kept even if it is larger than that.
type pageCache struct {
	limit int64
	bytes int64
	keys  []pageKey // oldest first; few, since pages are large
	pages map[pageKey]*image.RGBA
}

func newPageCache(limit int64) *pageCache {
	return &pageCache{limit: limit, pages: map[pageKey]*image.RGBA{}}
}

// get gives a page that was put before, or nil.
func (c *pageCache) get(k pageKey) *image.RGBA {
	img := c.pages[k]
	if img != nil {
		c.unlist(k)
		c.keys = append(c.keys, k)
	}
	return img
}

// put keeps a page and forgets those that were not asked for for longest.
func (c *pageCache) put(k pageKey, img *image.RGBA) {
	c.drop(k)
	c.pages[k], c.keys, c.bytes = img, append(c.keys, k), c.bytes+int64(len(img.Pix))
	for c.bytes > c.limit && len(c.keys) > 1 {
		c.drop(c.keys[0])
	}
}

func (c *pageCache) drop(k pageKey) {
	if img := c.pages[k]; img != nil {
		c.bytes -= int64(len(img.Pix))
		delete(c.pages, k)
		c.unlist(k)
	}
}

func (c *pageCache) unlist(k pageKey) {
	for i, x := range c.keys {
		if x == k {
			c.keys = append(c.keys[:i], c.keys[i+1:]...)
			return
		}
	}
}
