package org.vipwarden.tests.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in Debian's Chromium, as an operator uses it. Every look waits until what it looks for is there. */
public final class AdminPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PHONE_WIDTH = 390;

    private final ChromeDriver driver;

    private AdminPage(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Opens the page. */
    public static AdminPage open(URI url) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        AdminPage page = new AdminPage(new ChromeDriver(service, options));
        page.appear("light", 1400);
        page.driver.get(url.toString());
        return page;
    }

    /** What the browser complains of: errors of scripts, breaches of the content security policy, failed requests. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    public String title() {
        return driver.getTitle();
    }

    /** Live, Connecting or Connection lost. */
    public String connection() {
        return in(page(), "#connection").getText();
    }

    /** The word in the row of a virtual router; empty while there is no such row. */
    public String stateOf(String router) {
        return rows(router).stream()
                .map(row -> in(row, ".state .badge").getText())
                .findFirst()
                .orElse("");
    }

    /** All that the row of a virtual router says. */
    public String rowOf(String router) {
        return rows(router).stream().map(WebElement::getText).findFirst().orElse("");
    }

    /** The newest entry of what happened. */
    public String newestEntry() {
        return in(part("vw-events"), "li").getText();
    }

    /** All that the list of watched things says. */
    public String watched() {
        return in(part("vw-trackers"), "section").getText();
    }

    /** Opens a virtual router's explanation, and reads it. */
    public String explain(String router) {
        await("the row of " + router, () -> !rows(router).isEmpty());
        in(rows(router).get(0), ".name").click();
        await("the explanation", () -> !found(part("vw-routers"), ".why-grid").isEmpty());
        return in(part("vw-routers"), ".why-box").getText();
    }

    public void openFile(String name) {
        await("the rules", () -> !found(part("vw-policy"), "[data-file]").isEmpty());
        in(part("vw-policy"), "[data-file='" + name + "']").click();
    }

    /** Types at the end of the rule file that is open. */
    public void type(String text) {
        WebElement content = in(in(part("vw-policy"), "vw-editor").getShadowRoot(), ".cm-content");
        content.click();
        content.sendKeys(Keys.chord(Keys.CONTROL, Keys.END), text);
    }

    public void check() {
        button("vw-policy", "Check").click();
    }

    /** What the last check, or activation, said. */
    public String verdict() {
        return in(part("vw-policy"), ".verdict").getText();
    }

    /** The problems, as listed below the editor. */
    public List<String> problems() {
        return found(part("vw-policy"), ".problems button").stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The texts that are underlined in the editor. */
    public List<String> underlined() {
        return found(in(part("vw-policy"), "vw-editor").getShadowRoot(), ".cm-lintRange-error").stream()
                .map(WebElement::getText)
                .toList();
    }

    public void activate(String comment, String secret) {
        button("vw-policy", "Activate\u2026").click();
        answer(comment, secret);
    }

    /** Rolls back to a revision; the secret was given before. */
    public void rollBack(int revision) {
        in(in(part("vw-policy"), "[data-revision='" + revision + "']"), "button")
                .click();
        confirm();
    }

    /** All that the list of revisions says. */
    public String revisions() {
        return String.join(
                "\n",
                found(part("vw-policy"), "[data-revision]").stream()
                        .map(WebElement::getText)
                        .toList());
    }

    /** Hands a virtual router over whose explanation is open. */
    public void handOver(int seconds, String secret) {
        button("vw-routers", "Hand over\u2026").click();
        answer(String.valueOf(seconds), secret);
    }

    /** What the open dialog says went wrong. */
    public String refusal() {
        return in(part("vw-ask"), ".failure").getText();
    }

    public boolean dialogOpen() {
        return !found(part("vw-ask"), "dialog[open]").isEmpty();
    }

    /** Fills in the open dialog, and confirms. */
    public void answer(String value, String secret) {
        await("the dialog", this::dialogOpen);
        WebElement field = in(part("vw-ask"), "input[name=value]");
        field.clear();
        field.sendKeys(value);
        WebElement secretField = in(part("vw-ask"), "input[name=secret]");
        secretField.clear();
        secretField.sendKeys(secret);
        confirm();
    }

    private void confirm() {
        await("the dialog", this::dialogOpen);
        in(part("vw-ask"), "button.main").click();
    }

    /** How many pixels the page is wider than the window. */
    public long overflow() {
        return (Long) driver.executeScript("return document.documentElement.scrollWidth - innerWidth");
    }

    /** Shows the page as on a phone. */
    public void onPhone() {
        appear("light", PHONE_WIDTH);
    }

    /** Light or dark, and how wide. */
    public void appear(String scheme, int width) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        resize(width, 900);
    }

    /** Takes a picture of the whole page. */
    public void photograph(Path file) {
        Number width = (Number) driver.executeScript("return innerWidth");
        Number height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
        resize(width.intValue(), height.intValue());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width <= PHONE_WIDTH));
    }

    private List<WebElement> rows(String router) {
        return found(part("vw-routers"), "tr[data-router]").stream()
                .filter(row -> router.equals(row.getAttribute("data-router")))
                .toList();
    }

    private WebElement button(String part, String text) {
        await("the button " + text, () -> !buttons(part, text).isEmpty());
        return buttons(part, text).get(0);
    }

    private List<WebElement> buttons(String part, String text) {
        return found(part(part), "button").stream()
                .filter(button -> button.getText().equals(text))
                .toList();
    }

    private SearchContext part(String name) {
        return in(page(), name).getShadowRoot();
    }

    private SearchContext page() {
        return in(driver, "vw-app").getShadowRoot();
    }

    private WebElement in(SearchContext context, String selector) {
        await(selector, () -> !found(context, selector).isEmpty());
        return context.findElement(By.cssSelector(selector));
    }

    private static List<WebElement> found(SearchContext context, String selector) {
        return context.findElements(By.cssSelector(selector));
    }

    private void await(String what, Supplier<Boolean> there) {
        new WebDriverWait(driver, PATIENCE).withMessage(what).until(ignored -> there.get());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
