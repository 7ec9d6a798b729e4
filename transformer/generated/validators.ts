// Generated from schemas/ and package.json by "npm run generate". Do not edit.
// @ts-nocheck
"use strict";
export const collectionsEmailBounced = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-bounced.schema.json","type":"object","additionalProperties":false,"required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"$ref":"../common.schema.json#/$defs/type"},"event":{"const":"Email Bounced"},"messageId":{"$ref":"../common.schema.json#/$defs/messageId"},"userId":{"$ref":"../common.schema.json#/$defs/userId"},"anonymousId":{"$ref":"../common.schema.json#/$defs/anonymousId"},"timestamp":{"$ref":"../common.schema.json#/$defs/timestamp"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/originalTimestamp"},"sentAt":{"$ref":"../common.schema.json#/$defs/sentAt"},"context":{"$ref":"../common.schema.json#/$defs/context"},"integrations":{"$ref":"../common.schema.json#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"../common.schema.json#/$defs/email_id"},"email_subject":{"$ref":"../common.schema.json#/$defs/email_subject"},"campaign_id":{"$ref":"../common.schema.json#/$defs/campaign_id"},"campaign_name":{"$ref":"../common.schema.json#/$defs/campaign_name"},"template_id":{"$ref":"../common.schema.json#/$defs/template_id"},"bounce_type":{"$ref":"../common.schema.json#/$defs/bounce_type"},"bounce_reason":{"$ref":"../common.schema.json#/$defs/bounce_reason"},"bounce_status":{"$ref":"../common.schema.json#/$defs/bounce_status"}}}}};
const schema33 = {"const":"track"};
const schema34 = {"type":"string","pattern":"^[A-Za-z0-9._-]{1,64}$","examples":["3b0f6f2e-8f0a-4e7c-9a43-1f0c6a5f2c11"]};
const schema35 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["019mr8mf4r"]};
const schema36 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["ann@example.com"]};
const schema37 = {"type":"string","format":"date-time","pattern":"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$","examples":["2026-03-01T09:30:00.000Z"]};
const schema38 = {"type":"string","format":"date-time","pattern":"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$","examples":["2026-03-01T09:30:00.000Z"]};
const schema39 = {"type":"string","format":"date-time","pattern":"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$","examples":["2026-03-01T09:30:00.000Z"]};
const schema46 = {"type":"object","additionalProperties":false,"required":["Nudgespot"],"properties":{"Nudgespot":{"const":false}}};
const schema47 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["18vzF7u3z"]};
const schema48 = {"type":"string","examples":["First shirt on us!"]};
const schema49 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["123"]};
const schema50 = {"type":"string","examples":["New Customer Discount"]};
const schema51 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["88"]};
const schema52 = {"type":"string","examples":["bounce"]};
const schema53 = {"type":"string","examples":["550 5.1.1 user unknown"]};
const schema54 = {"type":"string","examples":["5.1.1"]};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[A-Za-z0-9._-]{1,64}$", "");
const pattern5 = new RegExp("[^\\s\\u0085]", "");
const pattern7 = new RegExp("^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$", "");
const schema40 = {"type":"object","required":["library","integration"],"properties":{"traits":{"$ref":"#/$defs/traits"},"ip":{"type":"string","examples":["203.0.113.9"]},"userAgent":{"type":"string","examples":["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_10_2)"]},"page":{"examples":[{"referrer":"https://mail.example/inbox"}]},"library":{"$ref":"#/$defs/library"},"integration":{"$ref":"#/$defs/integration"}}};
const schema41 = {"type":"object","properties":{"email":{"type":"string","pattern":"[^\\s\\u0085]","examples":["ann@example.com"]},"emailSha256":{"type":"string"},"firstName":{"type":"string","examples":["Ann"]},"lastName":{"type":"string","examples":["Lee"]}}};
const schema42 = {"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"nudgespot-source"},"version":{"$ref":"#/$defs/version"}}};
const schema43 = {"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$","examples":["1.0.0"]};
const pattern11 = new RegExp("^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$", "");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "version"))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if("nudgespot-source" !== data.name){
validate23.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/const",keyword:"const",params:{allowedValue: "nudgespot-source"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data1 = data.version;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate23.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema44 = {"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"Nudgespot"},"version":{"$ref":"#/$defs/version"}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "version"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if("Nudgespot" !== data.name){
validate25.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/const",keyword:"const",params:{allowedValue: "Nudgespot"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data1 = data.version;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate25.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
let data0 = data.traits;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.email !== undefined){
let data1 = data0.email;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate22.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emailSha256 !== undefined){
const _errs6 = errors;
if(typeof data0.emailSha256 !== "string"){
validate22.errors = [{instancePath:instancePath+"/traits/emailSha256",schemaPath:"#/$defs/traits/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.firstName !== undefined){
const _errs8 = errors;
if(typeof data0.firstName !== "string"){
validate22.errors = [{instancePath:instancePath+"/traits/firstName",schemaPath:"#/$defs/traits/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.lastName !== undefined){
const _errs10 = errors;
if(typeof data0.lastName !== "string"){
validate22.errors = [{instancePath:instancePath+"/traits/lastName",schemaPath:"#/$defs/traits/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/$defs/traits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs12 = errors;
if(typeof data.ip !== "string"){
validate22.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs14 = errors;
if(typeof data.userAgent !== "string"){
validate22.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(!(validate23(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs17 = errors;
if(!(validate25(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-bounced.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate20.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate20.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined){
const _errs5 = errors;
if("track" !== data.type){
validate20.errors = [{instancePath:instancePath+"/type",schemaPath:"../common.schema.json#/$defs/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs7 = errors;
if("Email Bounced" !== data.event){
validate20.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Bounced"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate20.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate20.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate20.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
validate20.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
validate20.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data7 === "string"){
if(!pattern7.test(data7)){
validate20.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs26 = errors;
if(!(validate22(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate20.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key1 in data9){
if(!(key1 === "Nudgespot")){
validate20.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate20.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"../common.schema.json#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs32 = errors;
if(errors === _errs32){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
validate20.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.email_subject !== undefined){
const _errs37 = errors;
if(typeof data11.email_subject !== "string"){
validate20.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"../common.schema.json#/$defs/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs37 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate20.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_name !== undefined){
const _errs43 = errors;
if(typeof data11.campaign_name !== "string"){
validate20.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"../common.schema.json#/$defs/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate20.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.bounce_type !== undefined){
const _errs49 = errors;
if(typeof data11.bounce_type !== "string"){
validate20.errors = [{instancePath:instancePath+"/properties/bounce_type",schemaPath:"../common.schema.json#/$defs/bounce_type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs49 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.bounce_reason !== undefined){
const _errs52 = errors;
if(typeof data11.bounce_reason !== "string"){
validate20.errors = [{instancePath:instancePath+"/properties/bounce_reason",schemaPath:"../common.schema.json#/$defs/bounce_reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs52 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.bounce_status !== undefined){
const _errs55 = errors;
if(typeof data11.bounce_status !== "string"){
validate20.errors = [{instancePath:instancePath+"/properties/bounce_status",schemaPath:"../common.schema.json#/$defs/bounce_status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs55 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const collectionsEmailDelivered = validate28;
const schema55 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-delivered.schema.json","type":"object","additionalProperties":false,"required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"$ref":"../common.schema.json#/$defs/type"},"event":{"const":"Email Delivered"},"messageId":{"$ref":"../common.schema.json#/$defs/messageId"},"userId":{"$ref":"../common.schema.json#/$defs/userId"},"anonymousId":{"$ref":"../common.schema.json#/$defs/anonymousId"},"timestamp":{"$ref":"../common.schema.json#/$defs/timestamp"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/originalTimestamp"},"sentAt":{"$ref":"../common.schema.json#/$defs/sentAt"},"context":{"$ref":"../common.schema.json#/$defs/context"},"integrations":{"$ref":"../common.schema.json#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"../common.schema.json#/$defs/email_id"},"email_subject":{"$ref":"../common.schema.json#/$defs/email_subject"},"campaign_id":{"$ref":"../common.schema.json#/$defs/campaign_id"},"campaign_name":{"$ref":"../common.schema.json#/$defs/campaign_name"},"template_id":{"$ref":"../common.schema.json#/$defs/template_id"}}}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
let data0 = data.traits;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.email !== undefined){
let data1 = data0.email;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate29.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emailSha256 !== undefined){
const _errs6 = errors;
if(typeof data0.emailSha256 !== "string"){
validate29.errors = [{instancePath:instancePath+"/traits/emailSha256",schemaPath:"#/$defs/traits/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.firstName !== undefined){
const _errs8 = errors;
if(typeof data0.firstName !== "string"){
validate29.errors = [{instancePath:instancePath+"/traits/firstName",schemaPath:"#/$defs/traits/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.lastName !== undefined){
const _errs10 = errors;
if(typeof data0.lastName !== "string"){
validate29.errors = [{instancePath:instancePath+"/traits/lastName",schemaPath:"#/$defs/traits/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/$defs/traits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs12 = errors;
if(typeof data.ip !== "string"){
validate29.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs14 = errors;
if(typeof data.userAgent !== "string"){
validate29.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(!(validate23(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs17 = errors;
if(!(validate25(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-delivered.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate28.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate28.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func1.call(schema55.properties, key0))){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined){
const _errs5 = errors;
if("track" !== data.type){
validate28.errors = [{instancePath:instancePath+"/type",schemaPath:"../common.schema.json#/$defs/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs7 = errors;
if("Email Delivered" !== data.event){
validate28.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Delivered"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate28.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate28.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate28.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
validate28.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
validate28.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data7 === "string"){
if(!pattern7.test(data7)){
validate28.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs26 = errors;
if(!(validate29(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate28.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key1 in data9){
if(!(key1 === "Nudgespot")){
validate28.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate28.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"../common.schema.json#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs32 = errors;
if(errors === _errs32){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
validate28.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.email_subject !== undefined){
const _errs37 = errors;
if(typeof data11.email_subject !== "string"){
validate28.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"../common.schema.json#/$defs/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs37 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate28.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_name !== undefined){
const _errs43 = errors;
if(typeof data11.campaign_name !== "string"){
validate28.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"../common.schema.json#/$defs/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate28.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const collectionsEmailLinkClicked = validate33;
const schema71 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-link-clicked.schema.json","type":"object","additionalProperties":false,"required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"$ref":"../common.schema.json#/$defs/type"},"event":{"const":"Email Link Clicked"},"messageId":{"$ref":"../common.schema.json#/$defs/messageId"},"userId":{"$ref":"../common.schema.json#/$defs/userId"},"anonymousId":{"$ref":"../common.schema.json#/$defs/anonymousId"},"timestamp":{"$ref":"../common.schema.json#/$defs/timestamp"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/originalTimestamp"},"sentAt":{"$ref":"../common.schema.json#/$defs/sentAt"},"context":{"$ref":"../common.schema.json#/$defs/context"},"integrations":{"$ref":"../common.schema.json#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"../common.schema.json#/$defs/email_id"},"email_subject":{"$ref":"../common.schema.json#/$defs/email_subject"},"campaign_id":{"$ref":"../common.schema.json#/$defs/campaign_id"},"campaign_name":{"$ref":"../common.schema.json#/$defs/campaign_name"},"template_id":{"$ref":"../common.schema.json#/$defs/template_id"},"link_id":{"$ref":"../common.schema.json#/$defs/link_id"},"link_url":{"$ref":"../common.schema.json#/$defs/link_url"}}}}};
const schema87 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["101"]};
const schema88 = {"type":"string","examples":["https://shop.example/sale?x=1"]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
let data0 = data.traits;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.email !== undefined){
let data1 = data0.email;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate34.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate34.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emailSha256 !== undefined){
const _errs6 = errors;
if(typeof data0.emailSha256 !== "string"){
validate34.errors = [{instancePath:instancePath+"/traits/emailSha256",schemaPath:"#/$defs/traits/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.firstName !== undefined){
const _errs8 = errors;
if(typeof data0.firstName !== "string"){
validate34.errors = [{instancePath:instancePath+"/traits/firstName",schemaPath:"#/$defs/traits/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.lastName !== undefined){
const _errs10 = errors;
if(typeof data0.lastName !== "string"){
validate34.errors = [{instancePath:instancePath+"/traits/lastName",schemaPath:"#/$defs/traits/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate34.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/$defs/traits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs12 = errors;
if(typeof data.ip !== "string"){
validate34.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs14 = errors;
if(typeof data.userAgent !== "string"){
validate34.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(!(validate23(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs17 = errors;
if(!(validate25(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-link-clicked.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate33.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate33.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func1.call(schema71.properties, key0))){
validate33.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined){
const _errs5 = errors;
if("track" !== data.type){
validate33.errors = [{instancePath:instancePath+"/type",schemaPath:"../common.schema.json#/$defs/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs7 = errors;
if("Email Link Clicked" !== data.event){
validate33.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Link Clicked"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate33.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate33.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate33.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
validate33.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
validate33.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data7 === "string"){
if(!pattern7.test(data7)){
validate33.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs26 = errors;
if(!(validate34(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate33.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key1 in data9){
if(!(key1 === "Nudgespot")){
validate33.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate33.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"../common.schema.json#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs32 = errors;
if(errors === _errs32){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
validate33.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.email_subject !== undefined){
const _errs37 = errors;
if(typeof data11.email_subject !== "string"){
validate33.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"../common.schema.json#/$defs/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs37 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate33.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_name !== undefined){
const _errs43 = errors;
if(typeof data11.campaign_name !== "string"){
validate33.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"../common.schema.json#/$defs/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate33.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.link_id !== undefined){
let data17 = data11.link_id;
const _errs49 = errors;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data17 === "string"){
if(!pattern5.test(data17)){
validate33.errors = [{instancePath:instancePath+"/properties/link_id",schemaPath:"../common.schema.json#/$defs/link_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/properties/link_id",schemaPath:"../common.schema.json#/$defs/link_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs49 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.link_url !== undefined){
const _errs52 = errors;
if(typeof data11.link_url !== "string"){
validate33.errors = [{instancePath:instancePath+"/properties/link_url",schemaPath:"../common.schema.json#/$defs/link_url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs52 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const collectionsEmailMarkedAsSpam = validate38;
const schema89 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-marked-as-spam.schema.json","type":"object","additionalProperties":false,"required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"$ref":"../common.schema.json#/$defs/type"},"event":{"const":"Email Marked as Spam"},"messageId":{"$ref":"../common.schema.json#/$defs/messageId"},"userId":{"$ref":"../common.schema.json#/$defs/userId"},"anonymousId":{"$ref":"../common.schema.json#/$defs/anonymousId"},"timestamp":{"$ref":"../common.schema.json#/$defs/timestamp"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/originalTimestamp"},"sentAt":{"$ref":"../common.schema.json#/$defs/sentAt"},"context":{"$ref":"../common.schema.json#/$defs/context"},"integrations":{"$ref":"../common.schema.json#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"../common.schema.json#/$defs/email_id"},"email_subject":{"$ref":"../common.schema.json#/$defs/email_subject"},"campaign_id":{"$ref":"../common.schema.json#/$defs/campaign_id"},"campaign_name":{"$ref":"../common.schema.json#/$defs/campaign_name"},"template_id":{"$ref":"../common.schema.json#/$defs/template_id"}}}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
let data0 = data.traits;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.email !== undefined){
let data1 = data0.email;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate39.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emailSha256 !== undefined){
const _errs6 = errors;
if(typeof data0.emailSha256 !== "string"){
validate39.errors = [{instancePath:instancePath+"/traits/emailSha256",schemaPath:"#/$defs/traits/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.firstName !== undefined){
const _errs8 = errors;
if(typeof data0.firstName !== "string"){
validate39.errors = [{instancePath:instancePath+"/traits/firstName",schemaPath:"#/$defs/traits/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.lastName !== undefined){
const _errs10 = errors;
if(typeof data0.lastName !== "string"){
validate39.errors = [{instancePath:instancePath+"/traits/lastName",schemaPath:"#/$defs/traits/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/$defs/traits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs12 = errors;
if(typeof data.ip !== "string"){
validate39.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs14 = errors;
if(typeof data.userAgent !== "string"){
validate39.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(!(validate23(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs17 = errors;
if(!(validate25(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-marked-as-spam.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate38.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate38.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate38.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func1.call(schema89.properties, key0))){
validate38.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined){
const _errs5 = errors;
if("track" !== data.type){
validate38.errors = [{instancePath:instancePath+"/type",schemaPath:"../common.schema.json#/$defs/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs7 = errors;
if("Email Marked as Spam" !== data.event){
validate38.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Marked as Spam"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate38.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate38.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate38.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
validate38.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
validate38.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data7 === "string"){
if(!pattern7.test(data7)){
validate38.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs26 = errors;
if(!(validate39(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate38.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key1 in data9){
if(!(key1 === "Nudgespot")){
validate38.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate38.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"../common.schema.json#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate38.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs32 = errors;
if(errors === _errs32){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
validate38.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.email_subject !== undefined){
const _errs37 = errors;
if(typeof data11.email_subject !== "string"){
validate38.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"../common.schema.json#/$defs/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs37 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate38.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_name !== undefined){
const _errs43 = errors;
if(typeof data11.campaign_name !== "string"){
validate38.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"../common.schema.json#/$defs/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate38.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate38.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
validate38.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const collectionsEmailOpened = validate43;
const schema105 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-opened.schema.json","type":"object","additionalProperties":false,"required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"$ref":"../common.schema.json#/$defs/type"},"event":{"const":"Email Opened"},"messageId":{"$ref":"../common.schema.json#/$defs/messageId"},"userId":{"$ref":"../common.schema.json#/$defs/userId"},"anonymousId":{"$ref":"../common.schema.json#/$defs/anonymousId"},"timestamp":{"$ref":"../common.schema.json#/$defs/timestamp"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/originalTimestamp"},"sentAt":{"$ref":"../common.schema.json#/$defs/sentAt"},"context":{"$ref":"../common.schema.json#/$defs/context"},"integrations":{"$ref":"../common.schema.json#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"../common.schema.json#/$defs/email_id"},"email_subject":{"$ref":"../common.schema.json#/$defs/email_subject"},"campaign_id":{"$ref":"../common.schema.json#/$defs/campaign_id"},"campaign_name":{"$ref":"../common.schema.json#/$defs/campaign_name"},"template_id":{"$ref":"../common.schema.json#/$defs/template_id"}}}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate44.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
let data0 = data.traits;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.email !== undefined){
let data1 = data0.email;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate44.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate44.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emailSha256 !== undefined){
const _errs6 = errors;
if(typeof data0.emailSha256 !== "string"){
validate44.errors = [{instancePath:instancePath+"/traits/emailSha256",schemaPath:"#/$defs/traits/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.firstName !== undefined){
const _errs8 = errors;
if(typeof data0.firstName !== "string"){
validate44.errors = [{instancePath:instancePath+"/traits/firstName",schemaPath:"#/$defs/traits/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.lastName !== undefined){
const _errs10 = errors;
if(typeof data0.lastName !== "string"){
validate44.errors = [{instancePath:instancePath+"/traits/lastName",schemaPath:"#/$defs/traits/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate44.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/$defs/traits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs12 = errors;
if(typeof data.ip !== "string"){
validate44.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs14 = errors;
if(typeof data.userAgent !== "string"){
validate44.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(!(validate23(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs17 = errors;
if(!(validate25(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate44.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-opened.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate43.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate43.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate43.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func1.call(schema105.properties, key0))){
validate43.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined){
const _errs5 = errors;
if("track" !== data.type){
validate43.errors = [{instancePath:instancePath+"/type",schemaPath:"../common.schema.json#/$defs/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs7 = errors;
if("Email Opened" !== data.event){
validate43.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Opened"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate43.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate43.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate43.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
validate43.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
validate43.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data7 === "string"){
if(!pattern7.test(data7)){
validate43.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs26 = errors;
if(!(validate44(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate43.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key1 in data9){
if(!(key1 === "Nudgespot")){
validate43.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate43.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"../common.schema.json#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs32 = errors;
if(errors === _errs32){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
validate43.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.email_subject !== undefined){
const _errs37 = errors;
if(typeof data11.email_subject !== "string"){
validate43.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"../common.schema.json#/$defs/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs37 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate43.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_name !== undefined){
const _errs43 = errors;
if(typeof data11.campaign_name !== "string"){
validate43.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"../common.schema.json#/$defs/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate43.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate43.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const collectionsEmailUnsubscribed = validate48;
const schema121 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-unsubscribed.schema.json","type":"object","additionalProperties":false,"required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"$ref":"../common.schema.json#/$defs/type"},"event":{"const":"Email Unsubscribed"},"messageId":{"$ref":"../common.schema.json#/$defs/messageId"},"userId":{"$ref":"../common.schema.json#/$defs/userId"},"anonymousId":{"$ref":"../common.schema.json#/$defs/anonymousId"},"timestamp":{"$ref":"../common.schema.json#/$defs/timestamp"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/originalTimestamp"},"sentAt":{"$ref":"../common.schema.json#/$defs/sentAt"},"context":{"$ref":"../common.schema.json#/$defs/context"},"integrations":{"$ref":"../common.schema.json#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"../common.schema.json#/$defs/email_id"},"email_subject":{"$ref":"../common.schema.json#/$defs/email_subject"},"campaign_id":{"$ref":"../common.schema.json#/$defs/campaign_id"},"campaign_name":{"$ref":"../common.schema.json#/$defs/campaign_name"},"template_id":{"$ref":"../common.schema.json#/$defs/template_id"},"list_id":{"$ref":"../common.schema.json#/$defs/list_id"},"list_name":{"$ref":"../common.schema.json#/$defs/list_name"},"unsubscribed_from_all":{"$ref":"../common.schema.json#/$defs/unsubscribed_from_all"}}}}};
const schema137 = {"type":"string","pattern":"[^\\s\\u0085]","examples":["1425"]};
const schema138 = {"type":"string","examples":["New customers"]};
const schema139 = {"type":"boolean","examples":[true]};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate49.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
let data0 = data.traits;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.email !== undefined){
let data1 = data0.email;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
validate49.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate49.errors = [{instancePath:instancePath+"/traits/email",schemaPath:"#/$defs/traits/properties/email/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.emailSha256 !== undefined){
const _errs6 = errors;
if(typeof data0.emailSha256 !== "string"){
validate49.errors = [{instancePath:instancePath+"/traits/emailSha256",schemaPath:"#/$defs/traits/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.firstName !== undefined){
const _errs8 = errors;
if(typeof data0.firstName !== "string"){
validate49.errors = [{instancePath:instancePath+"/traits/firstName",schemaPath:"#/$defs/traits/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.lastName !== undefined){
const _errs10 = errors;
if(typeof data0.lastName !== "string"){
validate49.errors = [{instancePath:instancePath+"/traits/lastName",schemaPath:"#/$defs/traits/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/$defs/traits/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs12 = errors;
if(typeof data.ip !== "string"){
validate49.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs14 = errors;
if(typeof data.userAgent !== "string"){
validate49.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(!(validate23(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs17 = errors;
if(!(validate25(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-unsubscribed.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate48.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate48.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!(func1.call(schema121.properties, key0))){
validate48.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data.type !== undefined){
const _errs5 = errors;
if("track" !== data.type){
validate48.errors = [{instancePath:instancePath+"/type",schemaPath:"../common.schema.json#/$defs/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs7 = errors;
if("Email Unsubscribed" !== data.event){
validate48.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Unsubscribed"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate48.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/messageId",schemaPath:"../common.schema.json#/$defs/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate48.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/userId",schemaPath:"../common.schema.json#/$defs/userId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate48.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"../common.schema.json#/$defs/anonymousId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
validate48.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"../common.schema.json#/$defs/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(errors === _errs21){
if(typeof data6 === "string"){
if(!pattern7.test(data6)){
validate48.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"../common.schema.json#/$defs/originalTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs23 = errors;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data7 === "string"){
if(!pattern7.test(data7)){
validate48.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"../common.schema.json#/$defs/sentAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs26 = errors;
if(!(validate49(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate48.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key1 in data9){
if(!(key1 === "Nudgespot")){
validate48.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate48.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"../common.schema.json#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/integrations",schemaPath:"../common.schema.json#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs32 = errors;
if(errors === _errs32){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
validate48.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"../common.schema.json#/$defs/email_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs34 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.email_subject !== undefined){
const _errs37 = errors;
if(typeof data11.email_subject !== "string"){
validate48.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"../common.schema.json#/$defs/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs37 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs40 = errors;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
validate48.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"../common.schema.json#/$defs/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.campaign_name !== undefined){
const _errs43 = errors;
if(typeof data11.campaign_name !== "string"){
validate48.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"../common.schema.json#/$defs/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate48.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"../common.schema.json#/$defs/template_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs46 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.list_id !== undefined){
let data17 = data11.list_id;
const _errs49 = errors;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data17 === "string"){
if(!pattern5.test(data17)){
validate48.errors = [{instancePath:instancePath+"/properties/list_id",schemaPath:"../common.schema.json#/$defs/list_id/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties/list_id",schemaPath:"../common.schema.json#/$defs/list_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs49 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.list_name !== undefined){
const _errs52 = errors;
if(typeof data11.list_name !== "string"){
validate48.errors = [{instancePath:instancePath+"/properties/list_name",schemaPath:"../common.schema.json#/$defs/list_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs52 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data11.unsubscribed_from_all !== undefined){
const _errs55 = errors;
if(typeof data11.unsubscribed_from_all !== "boolean"){
validate48.errors = [{instancePath:instancePath+"/properties/unsubscribed_from_all",schemaPath:"../common.schema.json#/$defs/unsubscribed_from_all/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid11 = _errs55 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const payloadsActivity = validate53;
const schema140 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/activity.schema.json","type":"object","required":["activity"],"properties":{"activity":{"type":"object","required":["event"],"properties":{"event":{"$ref":"../common.schema.json#/$defs/eventName"},"timestamp":{"$ref":"../common.schema.json#/$defs/time"},"properties":{"$ref":"../common.schema.json#/$defs/payloadProperties"},"user":{"$ref":"#/$defs/recipient"},"subscriber":{"$ref":"#/$defs/recipient"}}}},"$defs":{"recipient":{"type":["object","null"],"properties":{"uid":{"$ref":"../common.schema.json#/$defs/identity"},"email":{"$ref":"../common.schema.json#/$defs/email"},"anon_id":{"$ref":"../common.schema.json#/$defs/identity"},"first_name":{"type":["string","number","boolean","null"],"examples":["Ann"]},"last_name":{"type":["string","number","boolean","null"],"examples":["Lee"]},"name":{"type":["string","number","boolean","null"],"examples":["Ann Lee"]},"contacts":{"type":["array","null"],"items":{"type":["object","null"],"properties":{"contact_type":{"examples":["email"]},"contact_value":{"examples":["ann@example.com"]},"subscription_status":{"examples":["active"]}}}}}}}};
const schema141 = {"type":"string","examples":["Email Opened"]};
const schema142 = {"examples":["2026-03-01T10:15:30+01:00",1767225600]};
const schema143 = {"type":["object","null"],"examples":[{"email_id":"18vzF7u3z"}]};
const schema144 = {"type":["object","null"],"properties":{"uid":{"$ref":"../common.schema.json#/$defs/identity"},"email":{"$ref":"../common.schema.json#/$defs/email"},"anon_id":{"$ref":"../common.schema.json#/$defs/identity"},"first_name":{"type":["string","number","boolean","null"],"examples":["Ann"]},"last_name":{"type":["string","number","boolean","null"],"examples":["Lee"]},"name":{"type":["string","number","boolean","null"],"examples":["Ann Lee"]},"contacts":{"type":["array","null"],"items":{"type":["object","null"],"properties":{"contact_type":{"examples":["email"]},"contact_value":{"examples":["ann@example.com"]},"subscription_status":{"examples":["active"]}}}}}};
const schema145 = {"examples":["019mr8mf4r",77]};
const schema146 = {"examples":["ann@example.com"]};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
validate54.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema144.type},message:"must be object,null"}];
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.uid !== undefined){
const _errs1 = errors;
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
const _errs2 = errors;
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anon_id !== undefined){
const _errs3 = errors;
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_name !== undefined){
let data3 = data.first_name;
const _errs4 = errors;
if((((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")) && (data3 !== null)){
validate54.errors = [{instancePath:instancePath+"/first_name",schemaPath:"#/properties/first_name/type",keyword:"type",params:{type: schema144.properties.first_name.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_name !== undefined){
let data4 = data.last_name;
const _errs6 = errors;
if((((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")) && (data4 !== null)){
validate54.errors = [{instancePath:instancePath+"/last_name",schemaPath:"#/properties/last_name/type",keyword:"type",params:{type: schema144.properties.last_name.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data5 = data.name;
const _errs8 = errors;
if((((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")) && (data5 !== null)){
validate54.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: schema144.properties.name.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contacts !== undefined){
let data6 = data.contacts;
const _errs10 = errors;
if((!(Array.isArray(data6))) && (data6 !== null)){
validate54.errors = [{instancePath:instancePath+"/contacts",schemaPath:"#/properties/contacts/type",keyword:"type",params:{type: schema144.properties.contacts.type},message:"must be array,null"}];
return false;
}
if(errors === _errs10){
if(Array.isArray(data6)){
var valid4 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs12 = errors;
if((!(data7 && typeof data7 == "object" && !Array.isArray(data7))) && (data7 !== null)){
validate54.errors = [{instancePath:instancePath+"/contacts/" + i0,schemaPath:"#/properties/contacts/items/type",keyword:"type",params:{type: schema144.properties.contacts.items.type},message:"must be object,null"}];
return false;
}
var valid4 = _errs12 === errors;
if(!valid4){
break;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":{"uid":true,"email":true,"anon_id":true,"first_name":true,"last_name":true,"name":true,"contacts":true},"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/activity.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.activity === undefined) && (missing0 = "activity")){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.activity !== undefined){
let data0 = data.activity;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((data0.event === undefined) && (missing1 = "event")){
validate53.errors = [{instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data0.event !== undefined){
const _errs3 = errors;
if(typeof data0.event !== "string"){
validate53.errors = [{instancePath:instancePath+"/activity/event",schemaPath:"../common.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.timestamp !== undefined){
const _errs6 = errors;
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.properties !== undefined){
let data3 = data0.properties;
const _errs7 = errors;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
validate53.errors = [{instancePath:instancePath+"/activity/properties",schemaPath:"../common.schema.json#/$defs/payloadProperties/type",keyword:"type",params:{type: schema143.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.user !== undefined){
const _errs10 = errors;
if(!(validate54(data0.user, {instancePath:instancePath+"/activity/user",parentData:data0,parentDataProperty:"user",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.subscriber !== undefined){
const _errs11 = errors;
if(!(validate54(data0.subscriber, {instancePath:instancePath+"/activity/subscriber",parentData:data0,parentDataProperty:"subscriber",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate53.errors = [{instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":{"activity":true},"dynamicProps":false,"dynamicItems":false};

export const payloadsEventRecord = validate57;
const schema148 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/event-record.schema.json","type":"object","required":["event_type"],"properties":{"event_id":{"$ref":"../common.schema.json#/$defs/payloadId"},"event_type":{"$ref":"../common.schema.json#/$defs/eventName"},"timestamp":{"$ref":"../common.schema.json#/$defs/time"},"site_id":{"examples":["shop"]},"is_test":{"examples":[false]},"url":{"examples":["https://shop.example/"]},"identity":{"type":["object","null"],"properties":{"user_id":{"$ref":"../common.schema.json#/$defs/identity"},"email":{"$ref":"../common.schema.json#/$defs/email"},"bsin":{"examples":["b1"]}}},"enriched":{"type":["object","null"],"properties":{"user_agent":{"type":["string","number","boolean","null"],"examples":["Mozilla/5.0"]},"is_bot":{"examples":[false]},"referer":{"type":["string","number","boolean","null"],"examples":["https://mail.example/inbox"]}}},"properties":{"$ref":"../common.schema.json#/$defs/payloadProperties"}}};
const schema149 = {"examples":["ajs-next-7f1c"]};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/event-record.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event_type === undefined) && (missing0 = "event_type")){
validate57.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.event_id !== undefined){
const _errs1 = errors;
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event_type !== undefined){
const _errs2 = errors;
if(typeof data.event_type !== "string"){
validate57.errors = [{instancePath:instancePath+"/event_type",schemaPath:"../common.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs5 = errors;
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identity !== undefined){
let data3 = data.identity;
const _errs6 = errors;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
validate57.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: schema148.properties.identity.type},message:"must be object,null"}];
return false;
}
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.user_id !== undefined){
const _errs8 = errors;
var valid4 = _errs8 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.email !== undefined){
const _errs9 = errors;
var valid4 = _errs9 === errors;
}
else {
var valid4 = true;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enriched !== undefined){
let data6 = data.enriched;
const _errs10 = errors;
if((!(data6 && typeof data6 == "object" && !Array.isArray(data6))) && (data6 !== null)){
validate57.errors = [{instancePath:instancePath+"/enriched",schemaPath:"#/properties/enriched/type",keyword:"type",params:{type: schema148.properties.enriched.type},message:"must be object,null"}];
return false;
}
if(errors === _errs10){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.user_agent !== undefined){
let data7 = data6.user_agent;
const _errs12 = errors;
if((((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")) && (data7 !== null)){
validate57.errors = [{instancePath:instancePath+"/enriched/user_agent",schemaPath:"#/properties/enriched/properties/user_agent/type",keyword:"type",params:{type: schema148.properties.enriched.properties.user_agent.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid7 = _errs12 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data6.referer !== undefined){
let data8 = data6.referer;
const _errs14 = errors;
if((((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")) && (data8 !== null)){
validate57.errors = [{instancePath:instancePath+"/enriched/referer",schemaPath:"#/properties/enriched/properties/referer/type",keyword:"type",params:{type: schema148.properties.enriched.properties.referer.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid7 = _errs14 === errors;
}
else {
var valid7 = true;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data9 = data.properties;
const _errs16 = errors;
if((!(data9 && typeof data9 == "object" && !Array.isArray(data9))) && (data9 !== null)){
validate57.errors = [{instancePath:instancePath+"/properties",schemaPath:"../common.schema.json#/$defs/payloadProperties/type",keyword:"type",params:{type: schema143.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate57.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":{"event_id":true,"event_type":true,"timestamp":true,"site_id":true,"is_test":true,"url":true,"identity":true,"enriched":true,"properties":true},"dynamicProps":false,"dynamicItems":false};

export const payloadsMessageEvent = validate58;
const schema155 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/message-event.schema.json","type":"object","required":["event"],"properties":{"event":{"$ref":"../common.schema.json#/$defs/eventName"},"mail_id":{"examples":["m-1"]},"timestamp":{"$ref":"../common.schema.json#/$defs/time"},"email":{"$ref":"../common.schema.json#/$defs/email"},"recipient":{"examples":["ann@example.com"]},"uid":{"$ref":"../common.schema.json#/$defs/identity"},"unsubscribe_contact":{"examples":[true]},"ip":{"type":["string","number","boolean","null"],"examples":["203.0.113.9"]},"useragent":{"type":["string","number","boolean","null"],"examples":["Mozilla/5.0"]},"url":{"examples":["https://shop.example/"]},"reason":{"examples":["550 5.1.1 user unknown"]},"status":{"examples":["5.1.1"]},"type":{"examples":["blocked"]}}};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/message-event.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event === undefined) && (missing0 = "event")){
validate58.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.event !== undefined){
const _errs1 = errors;
if(typeof data.event !== "string"){
validate58.errors = [{instancePath:instancePath+"/event",schemaPath:"../common.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs4 = errors;
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
const _errs5 = errors;
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uid !== undefined){
const _errs6 = errors;
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
let data4 = data.ip;
const _errs7 = errors;
if((((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")) && (data4 !== null)){
validate58.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: schema155.properties.ip.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.useragent !== undefined){
let data5 = data.useragent;
const _errs9 = errors;
if((((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")) && (data5 !== null)){
validate58.errors = [{instancePath:instancePath+"/useragent",schemaPath:"#/properties/useragent/type",keyword:"type",params:{type: schema155.properties.useragent.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"props":{"event":true,"mail_id":true,"timestamp":true,"email":true,"recipient":true,"uid":true,"unsubscribe_contact":true,"ip":true,"useragent":true,"url":true,"reason":true,"status":true,"type":true},"dynamicProps":false,"dynamicItems":false};

export const payloadsTrack = validate59;
const schema160 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/track.schema.json","type":"object","required":["event"],"properties":{"type":{"enum":["track",null]},"action":{"enum":["track",null]},"event":{"$ref":"../common.schema.json#/$defs/eventName"},"userId":{"$ref":"../common.schema.json#/$defs/identity"},"user_id":{"$ref":"../common.schema.json#/$defs/identity"},"anonymousId":{"$ref":"../common.schema.json#/$defs/identity"},"anonymous_id":{"$ref":"../common.schema.json#/$defs/identity"},"messageId":{"$ref":"../common.schema.json#/$defs/payloadId"},"message_id":{"$ref":"../common.schema.json#/$defs/payloadId"},"timestamp":{"$ref":"../common.schema.json#/$defs/time"},"originalTimestamp":{"$ref":"../common.schema.json#/$defs/time"},"sentAt":{"$ref":"../common.schema.json#/$defs/time"},"context":{"type":["object","null"],"properties":{"ip":{"type":["string","number","boolean","null"],"examples":["203.0.113.9"]},"userAgent":{"type":["string","number","boolean","null"],"examples":["Mozilla/5.0"]},"user_agent":{"type":["string","number","boolean","null"],"examples":["Mozilla/5.0"]},"traits":{"type":["object","null"],"properties":{"email":{"$ref":"../common.schema.json#/$defs/email"}}}}},"traits":{"type":["object","null"],"properties":{"email":{"$ref":"../common.schema.json#/$defs/email"}}},"properties":{"$ref":"../common.schema.json#/$defs/payloadProperties"}}};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/track.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event === undefined) && (missing0 = "event")){
validate59.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
const _errs1 = errors;
if(!((data0 === "track") || (data0 === null))){
validate59.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema160.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
let data1 = data.action;
const _errs2 = errors;
if(!((data1 === "track") || (data1 === null))){
validate59.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema160.properties.action.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined){
const _errs3 = errors;
if(typeof data.event !== "string"){
validate59.errors = [{instancePath:instancePath+"/event",schemaPath:"../common.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userId !== undefined){
const _errs6 = errors;
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user_id !== undefined){
const _errs7 = errors;
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anonymousId !== undefined){
const _errs8 = errors;
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anonymous_id !== undefined){
const _errs9 = errors;
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.messageId !== undefined){
const _errs10 = errors;
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_id !== undefined){
const _errs11 = errors;
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs12 = errors;
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.originalTimestamp !== undefined){
const _errs13 = errors;
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sentAt !== undefined){
const _errs14 = errors;
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.context !== undefined){
let data12 = data.context;
const _errs15 = errors;
if((!(data12 && typeof data12 == "object" && !Array.isArray(data12))) && (data12 !== null)){
validate59.errors = [{instancePath:instancePath+"/context",schemaPath:"#/properties/context/type",keyword:"type",params:{type: schema160.properties.context.type},message:"must be object,null"}];
return false;
}
if(errors === _errs15){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.ip !== undefined){
let data13 = data12.ip;
const _errs17 = errors;
if((((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))) && (typeof data13 !== "boolean")) && (data13 !== null)){
validate59.errors = [{instancePath:instancePath+"/context/ip",schemaPath:"#/properties/context/properties/ip/type",keyword:"type",params:{type: schema160.properties.context.properties.ip.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid11 = _errs17 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data12.userAgent !== undefined){
let data14 = data12.userAgent;
const _errs19 = errors;
if((((typeof data14 !== "string") && (!((typeof data14 == "number") && (isFinite(data14))))) && (typeof data14 !== "boolean")) && (data14 !== null)){
validate59.errors = [{instancePath:instancePath+"/context/userAgent",schemaPath:"#/properties/context/properties/userAgent/type",keyword:"type",params:{type: schema160.properties.context.properties.userAgent.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid11 = _errs19 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data12.user_agent !== undefined){
let data15 = data12.user_agent;
const _errs21 = errors;
if((((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")) && (data15 !== null)){
validate59.errors = [{instancePath:instancePath+"/context/user_agent",schemaPath:"#/properties/context/properties/user_agent/type",keyword:"type",params:{type: schema160.properties.context.properties.user_agent.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid11 = _errs21 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data12.traits !== undefined){
let data16 = data12.traits;
const _errs23 = errors;
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
validate59.errors = [{instancePath:instancePath+"/context/traits",schemaPath:"#/properties/context/properties/traits/type",keyword:"type",params:{type: schema160.properties.context.properties.traits.type},message:"must be object,null"}];
return false;
}
var valid11 = _errs23 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traits !== undefined){
let data18 = data.traits;
const _errs26 = errors;
if((!(data18 && typeof data18 == "object" && !Array.isArray(data18))) && (data18 !== null)){
validate59.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/properties/traits/type",keyword:"type",params:{type: schema160.properties.traits.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data20 = data.properties;
const _errs29 = errors;
if((!(data20 && typeof data20 == "object" && !Array.isArray(data20))) && (data20 !== null)){
validate59.errors = [{instancePath:instancePath+"/properties",schemaPath:"../common.schema.json#/$defs/payloadProperties/type",keyword:"type",params:{type: schema143.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate59.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":{"type":true,"action":true,"event":true,"userId":true,"user_id":true,"anonymousId":true,"anonymous_id":true,"messageId":true,"message_id":true,"timestamp":true,"originalTimestamp":true,"sentAt":true,"context":true,"traits":true,"properties":true},"dynamicProps":false,"dynamicItems":false};

export const settings = validate60;
const schema174 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/settings.schema.json","type":"object","properties":{"unsupportedEvents":{"enum":["reject","ignore"],"default":"reject"},"eventNames":{"type":"object","additionalProperties":{"enum":["Email Delivered","Email Opened","Email Link Clicked","Email Unsubscribed","Email Bounced","Email Marked as Spam"]},"default":{},"examples":[{"Newsletter read":"Email Opened"}]},"pseudonymize":{"type":"boolean","default":false}}};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/settings.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.unsupportedEvents !== undefined){
let data0 = data.unsupportedEvents;
const _errs1 = errors;
if(!((data0 === "reject") || (data0 === "ignore"))){
validate60.errors = [{instancePath:instancePath+"/unsupportedEvents",schemaPath:"#/properties/unsupportedEvents/enum",keyword:"enum",params:{allowedValues: schema174.properties.unsupportedEvents.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.eventNames !== undefined){
let data1 = data.eventNames;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs5 = errors;
if(!((((((data2 === "Email Delivered") || (data2 === "Email Opened")) || (data2 === "Email Link Clicked")) || (data2 === "Email Unsubscribed")) || (data2 === "Email Bounced")) || (data2 === "Email Marked as Spam"))){
validate60.errors = [{instancePath:instancePath+"/eventNames/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/eventNames/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema174.properties.eventNames.additionalProperties.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate60.errors = [{instancePath:instancePath+"/eventNames",schemaPath:"#/properties/eventNames/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pseudonymize !== undefined){
const _errs6 = errors;
if(typeof data.pseudonymize !== "boolean"){
validate60.errors = [{instancePath:instancePath+"/pseudonymize",schemaPath:"#/properties/pseudonymize/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate60.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"props":{"unsupportedEvents":true,"eventNames":true,"pseudonymize":true},"dynamicProps":false,"dynamicItems":false};

export const sources = validate61;
const schema175 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/sources.schema.json","type":"object","properties":{"sources":{"type":"array","items":{"$ref":"#/$defs/source"},"minItems":1}},"required":["sources"],"additionalProperties":false,"$defs":{"source":{"type":"object","properties":{"name":{"type":"string","pattern":"[A-Za-z]"},"schemaName":{"type":"string","pattern":"^[a-z][a-z0-9_]*$"},"writeKeys":{"type":"array","items":{"type":"string","pattern":"^(?:sha256:[0-9a-f]{64}|(?!sha256:).+)$"},"minItems":1},"settings":{"$ref":"settings.schema.json"},"rateLimit":{"type":"object","properties":{"callsPerSecond":{"type":"integer","minimum":1}},"required":["callsPerSecond"],"additionalProperties":false},"destinations":{"type":"array","items":{"$ref":"#/$defs/destination"},"minItems":1}},"required":["name","writeKeys","destinations"],"additionalProperties":false},"destination":{"type":"object","properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9._-]+$"},"type":{"enum":["jitsu","rudderstack","segment"]},"url":{"type":"string","pattern":"^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"},"writeKey":{"type":"string","pattern":"."}},"required":["name","type","url","writeKey"],"additionalProperties":false}}};
const schema176 = {"type":"object","properties":{"name":{"type":"string","pattern":"[A-Za-z]"},"schemaName":{"type":"string","pattern":"^[a-z][a-z0-9_]*$"},"writeKeys":{"type":"array","items":{"type":"string","pattern":"^(?:sha256:[0-9a-f]{64}|(?!sha256:).+)$"},"minItems":1},"settings":{"$ref":"settings.schema.json"},"rateLimit":{"type":"object","properties":{"callsPerSecond":{"type":"integer","minimum":1}},"required":["callsPerSecond"],"additionalProperties":false},"destinations":{"type":"array","items":{"$ref":"#/$defs/destination"},"minItems":1}},"required":["name","writeKeys","destinations"],"additionalProperties":false};
const schema178 = {"type":"object","properties":{"name":{"type":"string","pattern":"^[A-Za-z0-9._-]+$"},"type":{"enum":["jitsu","rudderstack","segment"]},"url":{"type":"string","pattern":"^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"},"writeKey":{"type":"string","pattern":"."}},"required":["name","type","url","writeKey"],"additionalProperties":false};
const pattern68 = new RegExp("[A-Za-z]", "");
const pattern69 = new RegExp("^[a-z][a-z0-9_]*$", "");
const pattern70 = new RegExp("^(?:sha256:[0-9a-f]{64}|(?!sha256:).+)$", "");
const pattern71 = new RegExp("^[A-Za-z0-9._-]+$", "");
const pattern72 = new RegExp("^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$", "");
const pattern73 = new RegExp(".", "");

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.writeKeys === undefined) && (missing0 = "writeKeys"))) || ((data.destinations === undefined) && (missing0 = "destinations"))){
validate62.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "schemaName")) || (key0 === "writeKeys")) || (key0 === "settings")) || (key0 === "rateLimit")) || (key0 === "destinations"))){
validate62.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern68.test(data0)){
validate62.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "[A-Za-z]"},message:"must match pattern \""+"[A-Za-z]"+"\""}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schemaName !== undefined){
let data1 = data.schemaName;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern69.test(data1)){
validate62.errors = [{instancePath:instancePath+"/schemaName",schemaPath:"#/properties/schemaName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*$"+"\""}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/schemaName",schemaPath:"#/properties/schemaName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.writeKeys !== undefined){
let data2 = data.writeKeys;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length < 1){
validate62.errors = [{instancePath:instancePath+"/writeKeys",schemaPath:"#/properties/writeKeys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern70.test(data3)){
validate62.errors = [{instancePath:instancePath+"/writeKeys/" + i0,schemaPath:"#/properties/writeKeys/items/pattern",keyword:"pattern",params:{pattern: "^(?:sha256:[0-9a-f]{64}|(?!sha256:).+)$"},message:"must match pattern \""+"^(?:sha256:[0-9a-f]{64}|(?!sha256:).+)$"+"\""}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/writeKeys/" + i0,schemaPath:"#/properties/writeKeys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/writeKeys",schemaPath:"#/properties/writeKeys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data4 = data.settings;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.unsupportedEvents !== undefined){
let data5 = data4.unsupportedEvents;
const _errs13 = errors;
if(!((data5 === "reject") || (data5 === "ignore"))){
validate62.errors = [{instancePath:instancePath+"/settings/unsupportedEvents",schemaPath:"settings.schema.json/properties/unsupportedEvents/enum",keyword:"enum",params:{allowedValues: schema174.properties.unsupportedEvents.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.eventNames !== undefined){
let data6 = data4.eventNames;
const _errs14 = errors;
if(errors === _errs14){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
let data7 = data6[key1];
const _errs17 = errors;
if(!((((((data7 === "Email Delivered") || (data7 === "Email Opened")) || (data7 === "Email Link Clicked")) || (data7 === "Email Unsubscribed")) || (data7 === "Email Bounced")) || (data7 === "Email Marked as Spam"))){
validate62.errors = [{instancePath:instancePath+"/settings/eventNames/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"settings.schema.json/properties/eventNames/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema174.properties.eventNames.additionalProperties.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/settings/eventNames",schemaPath:"settings.schema.json/properties/eventNames/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.pseudonymize !== undefined){
const _errs18 = errors;
if(typeof data4.pseudonymize !== "boolean"){
validate62.errors = [{instancePath:instancePath+"/settings/pseudonymize",schemaPath:"settings.schema.json/properties/pseudonymize/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/settings",schemaPath:"settings.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rateLimit !== undefined){
let data9 = data.rateLimit;
const _errs20 = errors;
if(errors === _errs20){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if((data9.callsPerSecond === undefined) && (missing1 = "callsPerSecond")){
validate62.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs22 = errors;
for(const key2 in data9){
if(!(key2 === "callsPerSecond")){
validate62.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs22 === errors){
if(data9.callsPerSecond !== undefined){
let data10 = data9.callsPerSecond;
const _errs23 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate62.errors = [{instancePath:instancePath+"/rateLimit/callsPerSecond",schemaPath:"#/properties/rateLimit/properties/callsPerSecond/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
validate62.errors = [{instancePath:instancePath+"/rateLimit/callsPerSecond",schemaPath:"#/properties/rateLimit/properties/callsPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.destinations !== undefined){
let data11 = data.destinations;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data11)){
if(data11.length < 1){
validate62.errors = [{instancePath:instancePath+"/destinations",schemaPath:"#/properties/destinations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid6 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if(((((data12.name === undefined) && (missing2 = "name")) || ((data12.type === undefined) && (missing2 = "type"))) || ((data12.url === undefined) && (missing2 = "url"))) || ((data12.writeKey === undefined) && (missing2 = "writeKey"))){
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1,schemaPath:"#/$defs/destination/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key3 in data12){
if(!((((key3 === "name") || (key3 === "type")) || (key3 === "url")) || (key3 === "writeKey"))){
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1,schemaPath:"#/$defs/destination/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data12.name !== undefined){
let data13 = data12.name;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data13 === "string"){
if(!pattern71.test(data13)){
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/name",schemaPath:"#/$defs/destination/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._-]+$"+"\""}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/name",schemaPath:"#/$defs/destination/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs31 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data12.type !== undefined){
let data14 = data12.type;
const _errs33 = errors;
if(!(((data14 === "jitsu") || (data14 === "rudderstack")) || (data14 === "segment"))){
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/type",schemaPath:"#/$defs/destination/properties/type/enum",keyword:"enum",params:{allowedValues: schema178.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs33 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data12.url !== undefined){
let data15 = data12.url;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data15 === "string"){
if(!pattern72.test(data15)){
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/url",schemaPath:"#/$defs/destination/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"},message:"must match pattern \""+"^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"+"\""}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/url",schemaPath:"#/$defs/destination/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs34 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data12.writeKey !== undefined){
let data16 = data12.writeKey;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data16 === "string"){
if(!pattern73.test(data16)){
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/writeKey",schemaPath:"#/$defs/destination/properties/writeKey/pattern",keyword:"pattern",params:{pattern: "."},message:"must match pattern \""+"."+"\""}];
return false;
}
}
else {
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1+"/writeKey",schemaPath:"#/$defs/destination/properties/writeKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs36 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/destinations/" + i1,schemaPath:"#/$defs/destination/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate62.errors = [{instancePath:instancePath+"/destinations",schemaPath:"#/properties/destinations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate62.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/sources.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.sources === undefined) && (missing0 = "sources")){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "sources")){
validate61.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.sources !== undefined){
let data0 = data.sources;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length < 1){
validate61.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate62(data0[i0], {instancePath:instancePath+"/sources/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate61.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

