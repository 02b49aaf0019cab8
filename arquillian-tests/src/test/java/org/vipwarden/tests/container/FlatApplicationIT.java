package org.vipwarden.tests.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.management.ObjectName;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vipwarden.engine.ejb.EngineBean;

@ExtendWith(ArquillianExtension.class)
class FlatApplicationIT {
    /** As src/test/container/keepalived.conf has it. */
    private static final String ROUTER_ID = "in-a-container";

    @Inject
    private EngineBean bean;

    @ArquillianResource
    private URL page;

    @Deployment
    static WebArchive application() throws URISyntaxException {
        var assertions = Assertions.class.getProtectionDomain().getCodeSource().getLocation();
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("vipwarden.flat.war")))
                .addAsLibrary(new File(assertions.toURI()));
    }

    @Test
    void theEngineIsStartedAsTheServersPropertiesSay() {
        assertThat(bean.engine())
                .hasValueSatisfying(
                        engine -> assertThat(engine.snapshot().routerId()).isEqualTo(ROUTER_ID));
    }

    @Test
    void theEnginesBeanIsOnThePlatformsServer() throws Exception {
        var beans = ManagementFactory.getPlatformMBeanServer();
        assertThat(beans.getAttribute(new ObjectName("org.vipwarden:type=Engine"), "RouterId"))
                .isEqualTo(ROUTER_ID);
    }

    @Test
    @RunAsClient
    void thePageIsServed() throws Exception {
        var loopback = new URI(page.getProtocol(), null, "127.0.0.1", page.getPort(), page.getPath(), null, null);
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(loopback).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Vipwarden");
    }
}
