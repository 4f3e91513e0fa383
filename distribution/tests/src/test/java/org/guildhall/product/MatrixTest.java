package org.guildhall.product;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everybody at every page, servlet and call, with their own and with others' objects. */
class MatrixTest {
    @Test
    @Tag("C9")
    @Tag("E3")
    @Tag("F13")
    @Tag("F14")
    @Tag("H10")
    void nothingOfAnObjectReachesThoseWhoMayNotSeeIt() {
        try (Product product = Product.at(Product.freshFolder("matrix"))
                        .forManySignIns()
                        .start();
                Matrix matrix =
                        new Matrix(product, new CoreInMatrix(), new FinanceInMatrix(), new ReferralInMatrix())) {
            DemoLetters.awaitFirst(product);
            ProbePortal.install(product);
            matrix.check();
        }
    }
}
