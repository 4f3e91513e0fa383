package org.guildhall.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Portals that come and go leave nothing behind; {@code guildhall bench soak} does the same 200 times. */
class PortalCyclesTest {
    @Test
    @Tag("I5")
    void nothingIsLeftOfAPortalThatCameAndWentTwentyTimes() throws IOException {
        PortalCycles.Measured measured = PortalCycles.run("cycles", PortalCycles.WARM);
        assertEquals(0, measured.classesLeft(), "classes of the portal in memory");
        assertTrue(measured.lastKilobytes() > 0, "it was measured");
    }
}
