package org.guildhall.runtime.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Argon2Test {
    private static final Argon2.Cost COST = new Argon2.Cost(19_456, 2);

    @Test
    void makesAndChecksHashesLargerThanTheMemoryForAllOfThem() throws Exception {
        Argon2 small = new Argon2(1_000);
        String encoded = small.hash("Lantern4 over the weir", COST);
        try (ExecutorService many = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> right = () -> small.matches("Lantern4 over the weir", encoded);
            Callable<Boolean> wrong = () -> small.matches("Lantern5 over the weir", encoded);
            List<Boolean> answers = Stream.of(many.submit(right), many.submit(wrong), many.submit(right))
                    .map(Argon2Test::answer)
                    .toList();
            assertEquals(List.of(true, false, true), answers);
        }
    }

    @Test
    void knowsAnotherCost() {
        Argon2 argon2 = new Argon2();
        String encoded = argon2.hash("Lantern4 over the weir", COST);
        assertFalse(argon2.differs(encoded, COST));
        assertTrue(argon2.differs(encoded, new Argon2.Cost(19_456, 3)));
        assertTrue(argon2.differs(encoded, new Argon2.Cost(32_768, 2)));
    }

    private static boolean answer(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
