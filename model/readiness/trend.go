package readiness

import "siapzi/model"

// Point is how a unit stood at the end of a day. Scores are points.
type Point struct {
	Day               model.Date
	Safe, Provisional float64
	Answered          int // questions
	Proved            int // questions with evidence
	Accepted          int // questions that reviewers accepted
	Failing           int // gates that were not met
	Areas             []float64
}

// Trend compares the newest of points with an earlier day. points are sorted
// by day.
type Trend struct {
	Points   []Point // from the earlier day on; for a line on screen and paper
	From, To Point
	Safe     float64   // change since From, points
	Areas    []float64 // change per area; nil where the areas do not match
	Known    bool      // there is an earlier day to compare with
}

// Compare gives the trend since the last point on or before day, or since the
// first one where all are later. One point alone has no trend.
func Compare(points []Point, day model.Date) Trend {
	if len(points) == 0 {
		return Trend{}
	}
	start := 0
	for i, p := range points {
		if p.Day <= day {
			start = i
		}
	}
	t := Trend{Points: points[start:], From: points[start], To: points[len(points)-1]}
	t.Known = t.From.Day != t.To.Day
	t.Safe = t.To.Safe - t.From.Safe
	if len(t.From.Areas) == len(t.To.Areas) {
		for i := range t.To.Areas {
			t.Areas = append(t.Areas, t.To.Areas[i]-t.From.Areas[i])
		}
	}
	return t
}
