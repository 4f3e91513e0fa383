package org.guildhall.launcher;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.guildhall.vaadin.LiveSessions;

/** Gives the session a new id at a click, as a sign-in does. */
final class SignInView extends Div {

    private static final long serialVersionUID = 1;

    SignInView(LiveSessions sessions) {
        Span answer = new Span();
        answer.setId("answer");
        add(
                new Button("Sign in", click -> {
                    sessions.rotateId();
                    answer.setText("Signed in");
                }),
                answer);
    }
}
