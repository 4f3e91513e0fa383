package org.guildhall.launcher;

/** A bundle with a few pages, in as many versions as a test wants. */
final class Hello {

    private Hello() {}

    static TestBundle version(String version, String greeting) {
        return new TestBundle("hello", version)
                .source("hello.Activator", """
                        package hello;
                        import java.util.List;
                        import org.guildhall.vaadin.*;
                        import org.osgi.framework.*;
                        public class Activator implements BundleActivator {
                            com.vaadin.flow.shared.Registration registration;
                            public void start(BundleContext context) {
                                PageRegistry pages = context.getService(context.getServiceReference(PageRegistry.class));
                                PageGuard all = visit -> new PageGuard.Allowed();
                                registration = pages.register(context.getBundle(), List.of(
                                    new PageDefinition("hello", HelloView.class, () -> new HelloView("%s"), all),
                                    new PageDefinition("hello/:name/words", HelloView.class, () -> new HelloView("words"), all),
                                    new PageDefinition("broken", BrokenView.class, BrokenView::new, all),
                                    new PageDefinition("ending", EndingView.class, EndingView::new, all),
                                    new PageDefinition("late", LateView.class, LateView::new, all),
                                    new PageDefinition("hostile", HelloView.class, () -> new HelloView("</script><img src=x>"), all),
                                    new PageDefinition("dragged", DraggedView.class, DraggedView::new, all),
                                    new PageDefinition("files/:id", FileView.class, FileView::new, all),
                                    new PageDefinition("secret", SecretView.class, SecretView::new, visit -> new PageGuard.Forbidden()),
                                    new PageDefinition("mine", MineView.class, MineView::new, visit -> new PageGuard.SignIn("hello?next=mine"))));
                            }
                            public void stop(BundleContext context) { registration.remove(); }
                        }
                        """.formatted(greeting))
                .source("hello.HelloView", """
                        package hello;
                        import com.vaadin.flow.component.button.Button;
                        import com.vaadin.flow.component.html.*;
                        import com.vaadin.flow.component.textfield.TextField;
                        import com.vaadin.flow.data.binder.Binder;
                        import com.vaadin.flow.router.*;
                        @PageTitle("Hello")
                        public class HelloView extends Div {
                            public HelloView(String greeting) {
                                add(new H1(greeting));
                                TextField name = new TextField("Name");
                                Binder<Person> binder = new Binder<>(Person.class);
                                binder.forField(name).bind("name");
                                binder.setBean(new Person());
                                add(name);
                                Span answer = new Span();
                                answer.setId("answer");
                                add(new Button("Greet", click -> answer.setText("Hello " + binder.getBean().getName())));
                                add(new Button("Fail", click -> { throw new IllegalStateException("planted"); }));
                                add(new RouterLink("To secret", SecretView.class));
                                add(answer);
                            }
                        }
                        """)
                .source("hello.Person", """
                        package hello;
                        public class Person {
                            private String name = "";
                            public String getName() { return name; }
                            public void setName(String name) { this.name = name; }
                        }
                        """)
                .source("hello.SecretView", """
                        package hello;
                        public class SecretView extends com.vaadin.flow.component.html.Div {
                            public SecretView() { System.setProperty("hello.secret.made", "yes"); }
                        }
                        """)
                .source("hello.MineView", """
                        package hello;
                        public class MineView extends com.vaadin.flow.component.html.Div {}
                        """)
                .source("hello.BrokenView", """
                        package hello;
                        public class BrokenView extends com.vaadin.flow.component.html.Div {
                            public BrokenView() { throw new IllegalStateException("planted"); }
                        }
                        """)
                .source("hello.EndingView", """
                        package hello;
                        public class EndingView extends com.vaadin.flow.component.html.Div {
                            public EndingView() {
                                var session = com.vaadin.flow.server.VaadinSession.getCurrent();
                                session.close();
                                session.getSession().invalidate();
                                session.removeUI(com.vaadin.flow.component.UI.getCurrent());
                            }
                        }
                        """)
                .source("hello.LateView", """
                        package hello;
                        import com.vaadin.flow.router.*;
                        public class LateView extends com.vaadin.flow.component.html.Div implements BeforeEnterObserver {
                            public void beforeEnter(BeforeEnterEvent event) { throw new IllegalStateException("planted"); }
                        }
                        """)
                .source("hello.FileView", """
                        package hello;
                        public class FileView extends com.vaadin.flow.component.html.Div {
                            public FileView() {
                                add(new com.vaadin.flow.component.html.H1("A file"));
                                var link = new com.vaadin.flow.component.html.Anchor("hello", "To hello");
                                link.setRouterIgnore(false);
                                add(link);
                            }
                        }
                        """)
                .source("hello.DraggedView", """
                        package hello;
                        import com.vaadin.flow.component.dnd.DragSource;
                        import com.vaadin.flow.component.html.Div;
                        public class DraggedView extends Div implements DragSource<Div> {}
                        """)
                .resource("META-INF/resources/hello/hello.css", "h1 { color: green; }")
                .importing(
                        "org.osgi.framework",
                        "org.guildhall.vaadin",
                        "com.vaadin.flow.component",
                        "com.vaadin.flow.component.button",
                        "com.vaadin.flow.component.dnd",
                        "com.vaadin.flow.component.html",
                        "com.vaadin.flow.component.textfield",
                        "com.vaadin.flow.data.binder",
                        "com.vaadin.flow.router",
                        "com.vaadin.flow.function",
                        "com.vaadin.flow.server",
                        "com.vaadin.flow.shared");
    }
}
