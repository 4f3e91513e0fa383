package org.guildhall.runtime.pdf;

/** How a paragraph looks, and what it is called in the structure of a tagged PDF. */
enum Block {
    TITLE("H1", 20, true, 6, 60),
    SECTION("H2", 15, true, 24, 60),
    QUESTION("H3", 11, true, 12, 20),
    /** A question that no section's title stands above. */
    UNTITLED_QUESTION("H2", 11, true, 12, 20),
    PARAGRAPH("P", 11, false, 8, 0),
    /** A line of an answer, close to the line before. */
    ANSWER("P", 11, false, 0, 0);

    final String tag;
    final float size;
    final boolean bold;
    /** Points of white above. */
    final float above;
    /** Points that must be left on the page below, so that no heading stands alone at its end. */
    final float keep;

    Block(String tag, float size, boolean bold, float above, float keep) {
        this.tag = tag;
        this.size = size;
        this.bold = bold;
        this.above = above;
        this.keep = keep;
    }

    float lineHeight() {
        return size * 1.4f;
    }
}
