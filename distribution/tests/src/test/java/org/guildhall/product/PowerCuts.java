package org.guildhall.product;

/** How often the tests of power cuts cut it: a sample, or as often as {@code guildhall test -Dguildhall.cuts=20} says. */
final class PowerCuts {
    private PowerCuts() {}

    /** So often, unless somebody asks for more. */
    static int orMore(int sample) {
        return Math.max(sample, Integer.getInteger("guildhall.cuts", sample));
    }
}
