package org.guildhall.finance.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.guildhall.finance.flow.FlowStep.Action;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("F11")
class FlowReaderTest {
    @Test
    void theFlowOfTheFirstSeedRegistersAsksAndIsReviewed() throws IOException {
        Flow flow = shipped("register-first");
        assertFalse(flow.beginsInPublic());
        assertEquals(1, flow.accountRequest().orElseThrow());
        assertEquals(2, flow.after(1).next());
        Flow.Advance approved = flow.after(2);
        assertEquals(List.of(Action.GRANT), actions(approved));
        assertTrue(flow.isEnd(approved.next()));
        assertTrue(flow.reviewIsLast(2));
    }

    @Test
    void theFlowOfTheSecondSeedAsksBeforeAnAccountAndOnceMoreOnThePortal() throws IOException {
        Flow flow = shipped("request-first");
        assertTrue(flow.beginsInPublic());
        int asked = flow.visitorRequest().orElseThrow();
        assertTrue(flow.at(asked).capacity());
        int review = flow.after(asked).next();
        assertFalse(flow.reviewIsLast(review));
        Flow.Advance approved = flow.after(review);
        assertEquals(List.of(Action.INVITE), actions(approved));
        assertTrue(flow.at(approved.next()).is(Action.REGISTER));
        int again = flow.after(approved.next()).next();
        assertEquals(again, flow.accountRequest().orElseThrow());
        assertTrue(flow.at(again).evidenceUnlessGiven());
        int last = flow.after(again).next();
        assertTrue(flow.reviewIsLast(last));
        assertEquals(List.of(Action.GRANT), actions(flow.after(last)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                                               | json
            {"id":"A B","version":1,"steps":[]}                                                             | id
            {"id":"x","steps":[]}                                                                           | version
            {"id":"x","version":1,"steps":[]}                                                               | end
            {"id":"x","version":1,"steps":[{"do":"dance"}]}                                                 | unknown
            {"id":"x","version":1,"steps":[{"do":"register","colour":"red"}]}                               | unknown
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"request","by":"anybody"}]}              | unknown
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"request"},{"do":"review","officers":3}]} | unknown
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"request"},{"do":"grant"}]}              | order
            {"id":"x","version":1,"steps":[{"do":"request","by":"visitor"}]}                                | order
            {"id":"x","version":1,"steps":[{"do":"request"}]}                                               | order
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"request"},{"do":"review"}]}             | end
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"grant"}]}                               | order
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"request"},{"do":"review"},{"do":"request"}]} | order
            {"id":"x","version":1,"steps":[{"do":"register"},{"do":"request"},{"do":"review"},{"do":"invite"}]} | order
            """)
    void refusesAFlowThatLeadsNowhereOrToAccessWithoutAReview(String definition, String problem) {
        FlowReader.Unusable unusable =
                assertThrows(FlowReader.Unusable.class, () -> FlowReader.read(definition.strip()));
        assertEquals("finance.flow.problem." + problem.strip(), unusable.textKey());
    }

    @Test
    void refusesAccessToAVisitorWithoutAnAccount() {
        FlowReader.Unusable unusable = assertThrows(FlowReader.Unusable.class, () -> FlowReader.read("""
                {"id":"x","version":1,"steps":[{"do":"confirm-email"},{"do":"request","by":"visitor"},
                 {"do":"review"},{"do":"grant"}]}"""));
        assertEquals("4 grant", unusable.detail());
    }

    private static List<Action> actions(Flow.Advance advance) {
        return advance.automatic().stream().map(FlowStep::action).toList();
    }

    private static Flow shipped(String id) throws IOException {
        return FlowReader.read(Files.readString(Path.of("src/main/resources/flows/" + id + ".json")));
    }
}
